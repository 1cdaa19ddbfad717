//! What this machine could do at most: its disk, its SQLite, its HTTP.

use crate::office::HOLDERS;
use crate::report::Report;
use anyhow::Result;
use axum::routing::post;
use rusqlite::Connection;
use std::fs::File;
use std::io::Write;
use std::time::Instant;
use tempfile::TempDir;

/// How often the disk can promise that something is kept.
pub fn disk(report: &mut Report) -> Result<()> {
    const TIMES: u32 = 200;
    let folder = TempDir::new()?;
    let mut file = File::create(folder.path().join("file"))?;
    let start = Instant::now();
    for _ in 0..TIMES {
        file.write_all(&[7; 4096])?;
        file.sync_data()?;
    }
    report.note("fdatasync", per_second(TIMES, start));
    Ok(())
}

/// How often SQLite can keep the least that an activation has to keep.
pub fn sqlite(report: &mut Report) -> Result<()> {
    for (what, groups, each) in
        [("SQLite, one activation a commit", 200, 1), ("SQLite, 64 activations a commit", 60, 64)]
    {
        let folder = TempDir::new()?;
        let mut database = lean(&folder)?;
        let start = Instant::now();
        for group in 0..groups {
            let transaction = database.transaction()?;
            for nth in 0..each {
                keep(&transaction, group * each + nth)?;
            }
            transaction.commit()?;
        }
        report.note(what, per_second(groups * each, start));
    }
    Ok(())
}

/// How often SQLite can keep that an officer asked, 64 at a time.
pub fn asked(report: &mut Report) -> Result<()> {
    let folder = TempDir::new()?;
    let mut database = lean(&folder)?;
    database.execute_batch(
        "create table asked (place integer primary key, officer text not null, vrn text not null, finding text not null, at integer not null) strict;
         create index asked_by_officer on asked (officer, at);
         create index asked_by_plate on asked (vrn);
         create index asked_by_time on asked (at);",
    )?;
    let start = Instant::now();
    for group in 0..60_u32 {
        let transaction = database.transaction()?;
        for nth in group * 64..(group + 1) * 64 {
            transaction
                .prepare_cached("insert into asked (officer, vrn, finding, at) values (?1, ?2, 'stay', ?3)")?
                .execute((format!("Handheld {}", nth % 64), format!("B{nth}"), nth))?;
        }
        transaction.commit()?;
    }
    report.note("SQLite, 64 officers' questions a commit", per_second(60 * 64, start));
    Ok(())
}

/// A store with nothing in it that could be left out.
pub fn lean(folder: &TempDir) -> Result<Connection> {
    let database = Connection::open(folder.path().join("lean.sqlite"))?;
    database.pragma_update(None, "journal_mode", "wal")?;
    database.pragma_update(None, "synchronous", "full")?;
    database.execute_batch(
        "create table bundle (holder integer, id integer, spent integer not null, primary key (holder, id)) without rowid, strict;
         create table stay (holder integer, id text, vrn text not null, start_at integer not null, end_at integer not null, primary key (holder, id)) without rowid, strict;
         create table journal (id integer primary key, holder integer not null, seq integer not null, request text not null, body text not null) strict;
         create unique index journal_by_request on journal (holder, request);
         create unique index journal_by_seq on journal (holder, seq);",
    )?;
    let holders = i64::try_from(HOLDERS)?;
    database.execute(
        "with recursive n(i) as (select 0 union all select i + 1 from n where i < ?1 * 19 - 1)
         insert into bundle select i / 19, i % 19, 0 from n",
        [holders],
    )?;
    Ok(database)
}

fn keep(database: &Connection, nth: u32) -> Result<()> {
    let (holder, request) = (nth % u32::try_from(HOLDERS)?, format!("00000000-0000-4000-8000-{nth:012}"));
    let mut known = database.prepare_cached("select body from journal where holder = ?1 and request = ?2")?;
    anyhow::ensure!(!known.exists((holder, &request))?, "asked twice");
    database
        .prepare_cached("update bundle set spent = spent + 1 where holder = ?1 and id = 1")?
        .execute([holder])?;
    database.prepare_cached("insert into stay values (?1, ?2, ?3, ?4, ?5)")?.execute((
        holder,
        &request,
        format!("B{nth}"),
        i64::from(nth),
        i64::from(nth) + 1,
    ))?;
    database
        .prepare_cached("insert into journal (holder, seq, request, body) values (?1, ?2, ?3, ?4)")?
        .execute((holder, nth, &request, format!("{nth:01000}")))?;
    Ok(())
}

/// A server that answers a constant; its address.
pub async fn hello() -> Result<std::net::SocketAddr> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let router = axum::Router::new().route("/hello", post(async || "hello").get(async || "hello"));
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(address)
}

/// How often something happened in a second since a moment.
pub fn per_second(times: u32, start: Instant) -> f64 {
    f64::from(times) / start.elapsed().as_secs_f64()
}
