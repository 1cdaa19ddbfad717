//! A device without a window that a test can kill: `headless FOLDER SERVER [EMAIL]`. It logs in if it has to, then takes
//! a request id and a plate from each line it reads and prints `accepted ID` once the app has taken the action.

use anyhow::{Context, Result};
use permit_tests::device::Device;
use permit_tests::person::tomorrow;
use std::io::{BufRead, Write};
use std::path::Path;

#[tokio::main]
async fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let folder = args.next().context("a folder")?;
    let server = args.next().context("a server")?;
    let device = Device::start(Path::new(&folder), &server)?;
    if let Some(email) = args.next() {
        device.log_in(&email).await?;
    }
    device.overview().await?;
    println!("ready");
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let (request, plate) = line.split_once(' ').context("a request and a plate")?;
        if device.activate(request.parse()?, plate, tomorrow()).await.is_ok() {
            println!("accepted {request}");
            std::io::stdout().flush()?;
        }
    }
    Ok(())
}
