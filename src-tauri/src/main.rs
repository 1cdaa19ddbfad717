//! The desktop program. Everything is in the library, which phones use too.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    park_a_visitor_lib::run()
}
