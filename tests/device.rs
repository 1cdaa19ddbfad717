//! The device against the real server: what it shows without a network, what becomes of what was asked offline, and
//! that an action it has accepted survives its death at any moment.

use anyhow::{Context, Result};
use permit_api::devices::Dismiss;
use permit_api::stays::{PendingState, Phase, StayAnswer};
use permit_api::{Code, Request};
use permit_core::Notice;
use permit_rules::Start;
use permit_tests::device::Device;
use permit_tests::fresh_id;
use permit_tests::person::{Person, tomorrow};
use permit_tests::server::Server;
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

#[tokio::test]
async fn online_a_visit_is_confirmed_at_once() -> Result<()> {
    let (server, folder) = (Server::start()?, TempDir::new()?);
    let device = Device::start(folder.path(), &server.address())?;
    device.log_in("ann@example.org").await?;
    device.overview().await?;
    let answer = device.activate(fresh_id(), "AB12 CDE", Start::Now).await;
    assert!(matches!(&answer, Ok(StayAnswer::Confirmed { stay }) if stay.phase == Phase::Now), "{answer:?}");
    let overview = device.overview().await?;
    assert_eq!(
        (overview.stays.len(), overview.requests.len()),
        (1, 0),
        "never missing once it was confirmed"
    );
    Ok(())
}

#[tokio::test]
async fn offline_a_visit_is_requested_and_confirmed_once_the_server_is_back() -> Result<()> {
    let (mut server, folder) = (Server::start()?, TempDir::new()?);
    let device = Device::start(folder.path(), &server.address())?;
    device.log_in("ann@example.org").await?;
    device.overview().await?;
    server.kill()?;

    let request = fresh_id();
    let answer = device.activate(request.clone(), "AB12 CDE", tomorrow()).await;
    assert!(matches!(&answer, Ok(StayAnswer::Requested { .. })), "{answer:?}");
    let overview = device.overview().await?;
    assert!(overview.stays.is_empty(), "a request is no stay");
    assert!(matches!(overview.requests[0].state, PendingState::Waiting { .. }));
    assert_eq!(overview.products[0].visits_left, 95, "nothing is spent before the server says so");

    server.restart()?;
    let confirmed =
        device.sees("the confirmation", |it| it.requests.is_empty() && !it.stays.is_empty()).await?;
    assert_eq!(
        (confirmed.stays[0].stay.id.as_str(), confirmed.stays[0].phase),
        (request.as_str(), Phase::Next)
    );
    assert_eq!(confirmed.products[0].visits_left, 94);
    assert!(matches!(device.notices().as_slice(), [Notice::Confirmed { .. }]), "{:?}", device.notices());
    Ok(())
}

#[tokio::test]
async fn a_request_the_server_refuses_stays_with_its_reason_until_it_is_removed() -> Result<()> {
    let (server, folder) = (Server::start()?, TempDir::new()?);
    let device = Device::start(folder.path(), &server.address())?;
    device.log_in("last.visit@example.org").await?;
    device.overview().await?;
    let other = Person::log_in(&server, "last.visit@example.org").await?;
    // The app is closed and started again with a server it cannot reach, while another device still can.
    device.close().await?;
    let offline = Device::start(folder.path(), &nowhere()?)?;
    let request = fresh_id();
    let answer = offline.activate(request.clone(), "AB12 CDE", tomorrow()).await;
    assert!(matches!(&answer, Ok(StayAnswer::Requested { .. })), "{answer:?}");
    offline.close().await?;
    let taken = other.activate(fresh_id(), "XY34 ZZZ", tomorrow()).await?;
    assert!(taken.is_ok(), "{taken:?}");

    let device = Device::start(folder.path(), &server.address())?;
    let refused = |it: &permit_api::overview::Overview| {
        it.requests.iter().any(|it| matches!(it.state, PendingState::Refused { .. }))
    };
    let overview = device.sees("the refusal", refused).await?;
    let PendingState::Refused { problem } = &overview.requests[0].state else {
        anyhow::bail!("{overview:?}")
    };
    assert_eq!(problem.code, Code::NotEnoughVisits);
    assert!(matches!(device.notices().as_slice(), [Notice::Refused { .. }]));
    device.call(Request::Dismiss(Dismiss { request })).await.map_err(|it| anyhow::anyhow!("{it:?}"))?;
    assert!(device.overview().await?.requests.is_empty());
    Ok(())
}

#[tokio::test]
async fn permits_are_shown_without_a_network() -> Result<()> {
    let (mut server, folder) = (Server::start()?, TempDir::new()?);
    let device = Device::start(folder.path(), &server.address())?;
    device.log_in("ann@example.org").await?;
    device.overview().await?;
    device.activate(fresh_id(), "AB12 CDE", tomorrow()).await.map_err(|it| anyhow::anyhow!("{it:?}"))?;
    device.sees("the stay", |it| it.stays.len() == 1).await?;
    device.close().await?;
    server.kill()?;
    let started = Device::start(folder.path(), &server.address())?;
    let shown = tokio::time::timeout(Duration::from_secs(2), started.overview()).await??;
    assert_eq!((shown.stays.len(), shown.products[0].visits_left), (1, 94));
    Ok(())
}

#[tokio::test]
async fn killing_the_app_loses_no_accepted_action() -> Result<()> {
    const KILLS: u64 = 100;
    let (mut server, folder) = (Server::start()?, TempDir::new()?);
    let mut accepted = BTreeSet::new();
    for round in 0..KILLS {
        // Every third life begins with the server away, so that actions wait on the device.
        let away = round % 3 == 2;
        let email = (round == 0).then_some("ann@example.org");
        if away {
            server.kill()?;
        }
        accepted.extend(life(folder.path(), &server, email, round)?);
        if away {
            server.restart()?;
        }
    }
    assert!(accepted.len() >= 20, "only {} actions were accepted", accepted.len());
    let device = Device::start(folder.path(), &server.address())?;
    let settled = |it: &permit_api::overview::Overview| {
        it.requests.iter().all(|it| matches!(it.state, PendingState::Refused { .. }))
    };
    let overview = device.sees("every answer", settled).await?;
    let ann = Person::log_in(&server, "ann@example.org").await?;
    let stays: BTreeSet<_> =
        ann.overview().await?.stays.into_iter().map(|it| it.stay.id.to_string()).collect();
    let refused: BTreeSet<_> = overview.requests.iter().map(|it| it.request.to_string()).collect();
    for request in &accepted {
        assert!(stays.contains(request) || refused.contains(request), "{request} was accepted and is gone");
    }
    Ok(())
}

/// Runs the app, asks for visits until its time has come, and kills it. What it had accepted by then.
fn life(folder: &Path, server: &Server, email: Option<&str>, round: u64) -> Result<Vec<String>> {
    let mut app = Command::new(env!("CARGO_BIN_EXE_headless"))
        .arg(folder)
        .arg(server.address())
        .args(email)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut output = BufReader::new(app.stdout.take().context("its output")?);
    let mut ready = String::new();
    output.read_line(&mut ready)?;
    anyhow::ensure!(ready == "ready\n", "the app did not start: {ready}");
    let mut input = app.stdin.take().context("its input")?;
    for plate in 0..2 {
        // The app may be gone when the line is written.
        drop(writeln!(input, "{} L{round}X{plate}", fresh_id()));
    }
    std::thread::sleep(Duration::from_millis(round * 37 % 150));
    end(&mut app)?;
    let lines = output.lines().map_while(Result::ok);
    Ok(lines.filter_map(|line| line.strip_prefix("accepted ").map(str::to_owned)).collect())
}

/// An address at which nobody listens.
fn nowhere() -> Result<String> {
    let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
    Ok(format!("http://{}", listener.local_addr()?))
}

fn end(app: &mut Child) -> Result<()> {
    app.kill()?;
    app.wait()?;
    Ok(())
}
