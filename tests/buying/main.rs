//! Buying, proved from outside: the real server, the payment provider's own protocol, and everything that can go wrong
//! between the two. `PROOF=full` in the environment makes the long tests as long as they are meant to be once a night.

mod hooks;
mod journey;
mod kills;
mod neighbours;
mod race;
mod year;

/// How much to do: everything with `PROOF=full`, otherwise what a run of all tests has time for.
fn thorough(all: usize, otherwise: usize) -> usize {
    if std::env::var("PROOF").is_ok_and(|proof| proof == "full") { all } else { otherwise }
}
