//! The running server and, where there is one, the app's window, until they end or are told to.
//!
//! Threads turn what happens to the two programs into events; one loop answers them.

use crate::children::{self, Program};
use crate::{cargo, data, demo};
use anyhow::{Context, Result, bail};
use std::collections::VecDeque;
use std::fs::OpenOptions;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::process::{Command, ExitCode, ExitStatus};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

/// How long the server may take to listen.
const PATIENCE: Duration = Duration::from_secs(60);
/// How many of a program's last lines are shown when it fails.
const LAST_LINES: usize = 20;

enum Event {
    NoSandbox,
    Listening,
    ServerEnded(Result<ExitStatus>, VecDeque<String>),
    WindowEnded(Result<ExitStatus>),
}

/// Serves the website and shows the window until Ctrl-C. The demo's clock is so many days ahead.
pub fn serve(port: u16, window: bool, ahead: u32) -> Result<ExitCode> {
    let (tell, events) = channel();
    start_server(port, tell.clone())?;
    until_listening(&events)?;
    greet(port, window, ahead)?;
    if window {
        start_window(port, tell)?;
    }
    stay(&events, port)
}

/// Starts the server, sees that it serves the first page, and ends it.
pub fn check(port: u16) -> Result<ExitCode> {
    let (tell, events) = channel();
    start_server(port, tell)?;
    until_listening(&events)?;
    let status = first_page(port)?;
    if !status.contains(" 200") {
        bail!("The server runs, but answers its first page with: {status}");
    }
    println!("The website answers at {}. That was all that was asked, so it ends now.", address(port));
    Ok(ExitCode::SUCCESS)
}

fn start_server(port: u16, tell: Sender<Event>) -> Result<()> {
    let mut command = Command::new(cargo::built("permit-server")?);
    command
        .args(["serve", "--listen", &format!("127.0.0.1:{port}"), "--data", data::SERVER])
        .args(demo::SCHEMES.iter().flat_map(|file| ["--scheme", file]))
        .args(["--resident-permits", demo::RESIDENT_PERMITS, "--demo", demo::FILE, "--clock", data::CLOCK])
        .args(["--ui", "ui/build/web", "--public-url", &address(port)]);
    let (server, said) = start_logged(command, data::SERVER_LOG)?;
    let lines = thread::spawn({
        let tell = tell.clone();
        move || keep_last(said, &tell)
    });
    thread::spawn(move || {
        let status = server.wait();
        let last = lines.join().unwrap_or_default();
        tell.send(Event::ServerEnded(status, last))
    });
    Ok(())
}

fn start_window(port: u16, tell: Sender<Event>) -> Result<()> {
    let mut command = Command::new(cargo::built("park-a-visitor")?);
    command
        .env("PARK_A_VISITOR_SERVER", address(port))
        .env("PARK_A_VISITOR_DATA", data::APP)
        .env("PARK_A_VISITOR_CLOCK", data::CLOCK);
    let (window, said) = start_logged(command, data::APP_LOG)?;
    thread::spawn(move || said.for_each(drop));
    thread::spawn(move || tell.send(Event::WindowEnded(window.wait())));
    Ok(())
}

/// Starts a program; gives its lines, both of output and of errors, as they come and after they went into the
/// log.
fn start_logged(mut command: Command, log: &str) -> Result<(Program, impl Iterator<Item = String> + use<>)> {
    let mut log = OpenOptions::new()
        .create(true)
        .append(true)
        .open(log)
        .with_context(|| format!("cannot write {log}"))?;
    let (reader, writer) = std::io::pipe()?;
    command.stdout(writer.try_clone()?).stderr(writer);
    let program = children::start(&mut command)?;
    let lines = BufReader::new(reader).split(b'\n').map_while(Result::ok).map(move |line| {
        // A full disk must not end the server, so a line that cannot be kept is let go.
        let _ = log.write_all(&line).and_then(|()| log.write_all(b"\n"));
        String::from_utf8_lossy(&line).into_owned()
    });
    Ok((program, lines))
}

fn keep_last(said: impl Iterator<Item = String>, tell: &Sender<Event>) -> VecDeque<String> {
    let mut last = VecDeque::with_capacity(LAST_LINES);
    for line in said {
        if line.contains("no documents are taken") {
            let _ = tell.send(Event::NoSandbox);
        }
        if line.contains("listening on http://") {
            // Nobody listens any more only when everything is ending anyway.
            let _ = tell.send(Event::Listening);
        }
        if last.len() == LAST_LINES {
            last.pop_front();
        }
        last.push_back(line);
    }
    last
}

fn until_listening(events: &Receiver<Event>) -> Result<()> {
    loop {
        match events.recv_timeout(PATIENCE) {
            Ok(Event::NoSandbox) => println!(
                "\nProofs of address cannot be opened on this machine, so uploads are turned away: bubblewrap may \
                 not build\nits sandbox. docs/operating.md says what helps; the reason is in {}.",
                data::SERVER_LOG
            ),
            Ok(Event::Listening) => return Ok(()),
            Ok(Event::ServerEnded(status, last)) => return server_failed(status, last),
            Ok(Event::WindowEnded(_)) | Err(RecvTimeoutError::Disconnected) => {
                bail!("the server was not started")
            }
            Err(RecvTimeoutError::Timeout) => bail!(
                "The server did not listen within {} seconds. What it said is in {}.",
                PATIENCE.as_secs(),
                data::SERVER_LOG
            ),
        }
    }
}

fn stay(events: &Receiver<Event>, port: u16) -> Result<ExitCode> {
    for event in events {
        match event {
            Event::ServerEnded(..) if children::interrupted() => break,
            Event::ServerEnded(status, last) => server_failed(status, last)?,
            Event::WindowEnded(_) if children::interrupted() => {}
            Event::WindowEnded(Ok(status)) if status.success() => {
                println!("The window was closed. The website is still at {}; Ctrl-C ends it.", address(port))
            }
            Event::WindowEnded(outcome) => {
                let how = outcome.map_or_else(|error| error.to_string(), |status| status.to_string());
                println!(
                    "The window ended by itself ({how}); what it said is in {}.\n\
                     The website is still at {}; Ctrl-C ends it.",
                    data::APP_LOG,
                    address(port)
                );
            }
            Event::NoSandbox | Event::Listening => {}
        }
    }
    children::end_all();
    println!("\nEverything that was started has ended. The data is kept in data/.");
    Ok(ExitCode::SUCCESS)
}

fn server_failed(status: Result<ExitStatus>, last: VecDeque<String>) -> Result<()> {
    let last: String = last.iter().map(|line| format!("\n    {line}")).collect();
    bail!("The server ended by itself ({}). Its last lines, also in {}:\n{last}", status?, data::SERVER_LOG)
}

fn greet(port: u16, window: bool, ahead: u32) -> Result<()> {
    let address = address(port);
    println!("\n  Website     {address}");
    println!("  Letters     {address}/inbox    what would be sent by e-mail and text, codes too");
    println!("  Staff room  {address}/review   after logging in as council staff");
    if ahead > 0 {
        println!("  Clock       {ahead} days ahead; kept until --fresh");
    }
    println!("\n  Log in with one of these: e-mail, password, name. Or sign up as anybody.\n");
    print!("{}", demo::log_ins()?);
    let app_log = if window { format!(", {}", data::APP_LOG) } else { String::new() };
    println!("  Logs        {}{app_log}", data::SERVER_LOG);
    println!("  Stop        press Ctrl-C here\n");
    Ok(())
}

/// How residents reach the demo. By name, because no passkey can be tied to a number.
fn address(port: u16) -> String {
    format!("http://localhost:{port}")
}

/// The status line of the website's first page.
fn first_page(port: u16) -> Result<String> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.set_read_timeout(Some(PATIENCE))?;
    write!(stream, "GET / HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n")?;
    let mut line = String::new();
    BufReader::new(stream.take(1_000)).read_line(&mut line).context("the website does not answer")?;
    Ok(line.trim().to_owned())
}
