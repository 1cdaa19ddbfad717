//! Prints the TypeScript types of the client, for `cargo xtask types`.

fn main() {
    print!("{}", permit_api::typescript::client());
}
