//! `cargo xtask run`: from a fresh machine to a running website and an open window, in numbered steps.

use crate::cargo::{APP, SERVER, cargo};
use crate::data::{self, Data};
use crate::packages::Use;
use crate::step::Steps;
use crate::ui::{self, Form};
use crate::{children, machine, website};
use anyhow::{Context, Result, bail};
use lexopt::prelude::*;
use std::net::{Ipv4Addr, TcpListener};
use std::process::ExitCode;

/// What is wished for on the command line.
pub struct Wish {
    fresh: bool,
    port: u16,
    days: Option<u32>,
    window: bool,
    check: bool,
    skip_packages: bool,
}

impl Wish {
    /// Reads the rest of the command line.
    pub fn read(mut words: lexopt::Parser) -> Result<Self> {
        let mut wish =
            Self { fresh: false, port: 8080, days: None, window: true, check: false, skip_packages: false };
        while let Some(word) = words.next()? {
            match word {
                Long("fresh") => wish.fresh = true,
                Long("port") => {
                    wish.port = words.value()?.parse().context("--port takes a number up to 65535")?
                }
                Long("days") => {
                    let days = words.value()?.parse().context("--days takes a number of days")?;
                    wish.days = Some(days);
                }
                Long("no-window") => wish.window = false,
                Long("check") => wish.check = true,
                Long("skip-packages") => wish.skip_packages = true,
                Short(_) | Long(_) | Value(_) => {
                    bail!("{}; cargo xtask --help lists what there is", word.unexpected())
                }
            }
        }
        Ok(wish)
    }
}

/// Installs, builds, starts, and stays until it is told to stop.
pub fn run(wish: &Wish) -> Result<ExitCode> {
    let data = Data::take()?;
    need_free(wish.port)?;
    if wish.fresh {
        data.start_over()?;
    }
    let ahead = data::set_clock(wish.days)?;
    let window = wish.window && !wish.check && machine::has_display();
    if wish.window && !wish.check && !window {
        println!(
            "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so there will be no \
             window: the website has the same screens."
        );
    }

    let mut steps = Steps::new(if window { 5 } else { 4 });
    let uses: &[Use] = if window { &[Use::Server, Use::Window] } else { &[Use::Server] };
    steps.step("Getting the machine ready", || machine::provide(uses, wish.skip_packages))?;
    steps.step("Installing the packages of the screens", ui::install)?;
    steps.step("Building the screens for the website", || ui::build(Form::Website))?;
    if window {
        steps.step("Building the screens for the app", || ui::build(Form::App))?;
        steps.step("Building the server and the app", || {
            children::run(cargo(&["build"]).args(SERVER).args(APP))
        })?;
    } else {
        steps.step("Building the server", || children::run(cargo(&["build"]).args(SERVER)))?;
    }
    println!("\nReady to start after {}.", steps.elapsed());
    let outcome =
        if wish.check { website::check(wish.port) } else { website::serve(wish.port, window, ahead) };
    drop(data);
    outcome
}

/// Asked before anything is built, because a build takes minutes and the answer takes none.
fn need_free(port: u16) -> Result<()> {
    if port != 0 && TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok() {
        return Ok(());
    }
    let other = if port == 8081 { 8082 } else { 8081 };
    bail!(
        "Port {port} cannot be used: another program has it, or this account may not.\n\
         End the other program, or use another port: cargo xtask run --port {other}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Result<Wish> {
        Wish::read(lexopt::Parser::from_args(words))
    }

    #[test]
    fn wishes_for_a_window_on_port_8080_with_the_data_kept() {
        let wish = read(&[]).unwrap();
        assert!(wish.window && !wish.fresh && !wish.check && !wish.skip_packages);
        assert_eq!((wish.port, wish.days), (8080, None));
    }

    #[test]
    fn reads_every_wish() {
        let wish =
            read(&["--fresh", "--port=9000", "--days=14", "--no-window", "--check", "--skip-packages"]);
        let wish = wish.unwrap();
        assert!(!wish.window && wish.fresh && wish.check && wish.skip_packages);
        assert_eq!((wish.port, wish.days), (9000, Some(14)));
    }

    #[test]
    fn refuses_what_it_does_not_understand() {
        for words in [
            &["--port", "many"][..],
            &["--port", "65536"],
            &["--port"],
            &["--days", "-3"],
            &["--days", "soon"],
            &["--window"],
            &["now"],
        ] {
            assert!(read(words).is_err(), "{words:?}");
        }
    }

    #[test]
    fn says_the_way_out_of_a_taken_port() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let said = need_free(port).unwrap_err().to_string();
        assert!(said.contains(&port.to_string()) && said.contains("--port 8081"), "{said}");
        drop(taken);
        assert!(need_free(port).is_ok());
    }
}
