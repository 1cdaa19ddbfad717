//! Measures what the product does against what this machine could do at most, in the same run and turn by turn, so that
//! only ratios count. `cargo xtask bench` runs it and keeps the report in `docs/performance.md`. With the argument
//! `doorstep` it measures only how people are told no when they sign in, with `orders` only how orders are placed and paid,
//! with `channels` only texts and officers' questions, and keeps nothing.

mod channels;
mod device;
mod doorstep;
mod limits;
mod load;
mod office;
mod orders;
mod orders_limit;
mod report;

use anyhow::Result;
use report::Report;
use std::sync::Arc;

/// Every measurement is repeated so often, in turn with the others; the report gives medians.
const ROUNDS: usize = 5;

/// Connections that ask at the same time.
const CONNECTIONS: usize = 32;

#[tokio::main]
async fn main() -> Result<()> {
    let mut report = Report::default();
    let told = |word: &str| std::env::args().any(|argument| argument == word);
    if told("orders") {
        let (shop, hello) = (orders::open().await?, limits::hello().await?);
        for _ in 0..ROUNDS {
            limits::disk(&mut report)?;
            load::greet(&hello, &mut report).await?;
            sell(&shop, &mut report).await?;
        }
        println!("{}", report.measured()?);
        return Ok(());
    }
    if told("channels") {
        let hello = limits::hello().await?;
        let mut street = channels::open(&hello).await?;
        for _ in 0..ROUNDS {
            limits::disk(&mut report)?;
            limits::sqlite(&mut report)?;
            load::greet(&hello, &mut report).await?;
            park(&mut street, &mut report).await?;
        }
        println!("{}", report.measured()?);
        return Ok(());
    }
    let doorstep = doorstep::open().await?;
    if told("doorstep") {
        for _ in 0..ROUNDS {
            doorstep.knock(&mut report).await?;
            doorstep.crowd(&mut report).await?;
        }
        println!("{}", report.measured()?);
        return Ok(());
    }
    let (office, shop) = (office::open().await?, orders::open().await?);
    let hello = limits::hello().await?;
    let mut street = channels::open(&hello).await?;
    for round in 1..=ROUNDS {
        eprintln!("round {round} of {ROUNDS}");
        limits::disk(&mut report)?;
        limits::sqlite(&mut report)?;
        load::greet(&hello, &mut report).await?;
        load::activate(&office, round, &mut report).await?;
        load::look(&office, &mut report).await?;
        load::catch_up(&office, &mut report).await?;
        sell(&shop, &mut report).await?;
        park(&mut street, &mut report).await?;
        device::open(&mut report)?;
        doorstep.knock(&mut report).await?;
        doorstep.crowd(&mut report).await?;
    }
    let text = report.markdown()?;
    std::fs::write(permit_tests::repository("docs/performance.md"), &text)?;
    println!("{text}");
    Ok(())
}

async fn sell(shop: &Arc<orders::Shop>, report: &mut Report) -> Result<()> {
    orders_limit::sqlite(report)?;
    shop.sells(report).await?;
    shop.is_told(report).await
}

async fn park(street: &mut channels::Street, report: &mut Report) -> Result<()> {
    limits::asked(report)?;
    street.is_texted(report).await?;
    street.is_texted_through_a_gateway(report).await?;
    street.is_patrolled(report).await
}
