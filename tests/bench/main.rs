//! Measures what the product does against what this machine could do at most, in the same run and turn by turn, so that
//! only ratios count. `cargo xtask bench` runs it and keeps the report in `docs/performance.md`. With the argument
//! `doorstep` it measures only how people are told no when they sign in, and keeps nothing.

mod device;
mod doorstep;
mod limits;
mod load;
mod office;
mod report;

use anyhow::Result;
use report::Report;

/// Every measurement is repeated so often, in turn with the others; the report gives medians.
const ROUNDS: usize = 5;

/// Connections that ask at the same time.
const CONNECTIONS: usize = 32;

#[tokio::main]
async fn main() -> Result<()> {
    let mut report = Report::default();
    let doorstep = doorstep::open().await?;
    if std::env::args().any(|argument| argument == "doorstep") {
        for _ in 0..ROUNDS {
            doorstep.knock(&mut report).await?;
            doorstep.crowd(&mut report).await?;
        }
        println!("{}", report.measured()?);
        return Ok(());
    }
    let office = office::open().await?;
    let hello = limits::hello().await?;
    for round in 1..=ROUNDS {
        eprintln!("round {round} of {ROUNDS}");
        limits::disk(&mut report)?;
        limits::sqlite(&mut report)?;
        load::greet(&hello, &mut report).await?;
        load::activate(&office, round, &mut report).await?;
        load::look(&office, &mut report).await?;
        load::catch_up(&office, &mut report).await?;
        device::open(&mut report)?;
        doorstep.knock(&mut report).await?;
        doorstep.crowd(&mut report).await?;
    }
    let text = report.markdown()?;
    std::fs::write(permit_tests::repository("docs/performance.md"), &text)?;
    println!("{text}");
    Ok(())
}
