//! How often SQLite can keep the least that an order has to keep: the basket, the order, its payment's name, its bundle.

use crate::limits::{lean, per_second};
use crate::office::HOLDERS;
use crate::report::Report;
use anyhow::Result;
use rusqlite::{Connection, params};
use std::time::Instant;
use tempfile::TempDir;

/// What is kept in a transaction of its own, where each is answered on its own.
const STEPS: [fn(&Connection, u32) -> Result<()>; 4] = [fill, place, start, settle];

/// Orders one after the other, each step in a commit, and many orders in one.
pub fn sqlite(report: &mut Report) -> Result<()> {
    let folder = TempDir::new()?;
    let mut database = shop(&folder)?;
    let begun = Instant::now();
    for nth in 0..60 {
        for step in STEPS {
            let transaction = database.transaction()?;
            step(&transaction, nth)?;
            transaction.commit()?;
        }
    }
    report.note("SQLite, an order in four commits", per_second(60, begun));
    let folder = TempDir::new()?;
    let mut database = shop(&folder)?;
    let begun = Instant::now();
    for group in 0..20 {
        for step in STEPS {
            let transaction = database.transaction()?;
            (0..32).try_for_each(|nth| step(&transaction, group * 32 + nth))?;
            transaction.commit()?;
        }
    }
    report.note("SQLite, 32 orders in four commits", per_second(20 * 32, begun));
    Ok(())
}

fn shop(folder: &TempDir) -> Result<Connection> {
    let database = lean(folder)?;
    database.execute_batch(
        "create table holder (id integer primary key, version integer not null, basket text) strict;
         create table purchase (holder integer, id text, number text not null, back text not null, payment text, placed_at integer not null, state text not null, content text not null, primary key (holder, id)) without rowid, strict;
         create unique index purchase_by_number on purchase (number);
         create unique index purchase_by_back on purchase (back);
         create unique index purchase_by_payment on purchase (payment);
         create table posting (holder integer, bundle integer, seq integer, visits integer not null, primary key (holder, bundle, seq)) without rowid, strict;
         create table letter (id integer primary key, name text not null unique, content text not null) strict;
         create table audit (id integer primary key, line text not null, seal blob not null) strict;",
    )?;
    database.execute(
        "with recursive n(i) as (select 0 union all select i + 1 from n where i < ?1 - 1)
         insert into holder select i, 0, null from n",
        [i64::try_from(HOLDERS)?],
    )?;
    Ok(database)
}

fn holder(nth: u32) -> Result<u32> {
    Ok(nth % u32::try_from(HOLDERS)?)
}

/// The holder's next version and the journal's entry, after looking for the request.
fn journal(database: &Connection, nth: u32, step: u32, body: usize) -> Result<()> {
    let request = format!("{step}0000000-0000-4000-8000-{nth:012}");
    let holder = holder(nth)?;
    let mut known = database.prepare_cached("select body from journal where holder = ?1 and request = ?2")?;
    anyhow::ensure!(!known.exists((holder, &request))?, "asked twice");
    database.prepare_cached("update holder set version = version + 1 where id = ?1")?.execute([holder])?;
    database
        .prepare_cached("insert into journal (holder, seq, request, body) values (?1, ?2, ?3, ?4)")?
        .execute((holder, nth * 4 + step, &request, "x".repeat(body)))?;
    Ok(())
}

fn audit(database: &Connection, nth: u32) -> Result<()> {
    database
        .prepare_cached("insert into audit (line, seal) values (?1, ?2)")?
        .execute((format!("{nth:0150}"), [7_u8; 32]))?;
    Ok(())
}

fn fill(database: &Connection, nth: u32) -> Result<()> {
    database
        .prepare_cached("update holder set basket = ?2 where id = ?1")?
        .execute((holder(nth)?, format!("{nth:080}")))?;
    journal(database, nth, 0, 300)
}

fn place(database: &Connection, nth: u32) -> Result<()> {
    database.prepare_cached("update holder set basket = null where id = ?1")?.execute([holder(nth)?])?;
    database.prepare_cached("insert into purchase values (?1, ?2, ?3, ?4, null, ?5, 'open', ?6)")?.execute(
        params![
            holder(nth)?,
            format!("00000000-0000-4000-8000-{nth:012}"),
            format!("{nth:012}"),
            format!("{nth:064}"),
            nth,
            "x".repeat(450)
        ],
    )?;
    audit(database, nth)?;
    journal(database, nth, 1, 900)
}

fn write(database: &Connection, nth: u32, state: &str) -> Result<()> {
    database
        .prepare_cached(
            "update purchase set payment = ?3, state = ?4, content = ?5 where holder = ?1 and id = ?2",
        )?
        .execute(params![
            holder(nth)?,
            format!("00000000-0000-4000-8000-{nth:012}"),
            format!("{nth:026}"),
            state,
            "y".repeat(500)
        ])?;
    Ok(())
}

fn start(database: &Connection, nth: u32) -> Result<()> {
    write(database, nth, "open")?;
    journal(database, nth, 2, 900)
}

fn settle(database: &Connection, nth: u32) -> Result<()> {
    write(database, nth, "paid")?;
    let bundle = 1000 + nth;
    database.prepare_cached("insert into bundle values (?1, ?2, 0)")?.execute((holder(nth)?, bundle))?;
    database.prepare_cached("insert into posting values (?1, ?2, ?3, 5)")?.execute((
        holder(nth)?,
        bundle,
        nth * 4 + 3,
    ))?;
    database
        .prepare_cached("insert into letter (name, content) values (?1, ?2)")?
        .execute((format!("receipt-{nth}"), "z".repeat(400)))?;
    audit(database, nth)?;
    journal(database, nth, 3, 1300)
}
