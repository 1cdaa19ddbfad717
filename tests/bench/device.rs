//! How soon the app has the list of permits after its start, from the files of an earlier run.

use crate::report::Report;
use anyhow::{Context, Result, bail};
use chrono::{DateTime, Utc};
use permit_api::access::{Person, Role};
use permit_api::overview::GetOverview;
use permit_api::sync::{Changes, Cursor};
use permit_api::{Reply, Request};
use permit_core::{CallId, Core, Input, Output, Paths, SendId, SessionState, Versions};
use permit_rules::{Bundle, Change, Channel, Scheme, Stay, Vrn, allowance, scheme, stay::Spend};
use permit_tests::person::now;
use permit_tests::repository;
use rusqlite::Connection;
use std::fs::{self, File};
use std::path::Path;
use std::time::Instant;
use tempfile::TempDir;

/// Stays in the cache: a year of them, as many as a resident can buy visits for.
const STAYS: i64 = 100;

/// Opens a filled cache, with the files in the page cache and out of it.
pub fn open(report: &mut Report) -> Result<()> {
    let folder = TempDir::new()?;
    fill(folder.path())?;
    let limit = bare(folder.path())?;
    for (cold, bare_name, name) in [
        (false, "SQLite file opened and 20 rows read", "app: core opened to the list of permits"),
        (
            true,
            "SQLite file opened and 20 rows read, out of the page cache",
            "app: the same, out of the page cache",
        ),
    ] {
        if cold {
            forget(folder.path())?;
        }
        report.note(bare_name, timed(|| read_bare(&limit))?);
        if cold {
            forget(folder.path())?;
        }
        report.note(name, timed(|| list(folder.path()))?);
    }
    Ok(())
}

fn timed(work: impl FnOnce() -> Result<()>) -> Result<f64> {
    let start = Instant::now();
    work()?;
    Ok(start.elapsed().as_secs_f64() * 1e3)
}

fn started() -> Input {
    Input::Started {
        seed: [1; 32],
        versions: Versions { app: "bench".to_owned(), platform: "bench".to_owned() },
        session: SessionState::Present { kept: true },
    }
}

/// Opens the core and asks for the home screen, as the window does.
fn list(folder: &Path) -> Result<()> {
    let mut core = Core::open(&Paths { folder: folder.to_owned() })?;
    core.step(now(), started());
    let call = Input::Call { id: CallId(1), request: Request::Overview(GetOverview {}) };
    let shown = core.step(now(), call).into_iter().any(|output| {
        matches!(output, Output::Reply { result: Ok(Reply::Overview(overview)), .. } if !overview.stays.is_empty())
    });
    anyhow::ensure!(shown, "the list was not there");
    Ok(())
}

/// Lets a core take over what a server would have sent.
fn fill(folder: &Path) -> Result<()> {
    let scheme = scheme::read(&fs::read_to_string(repository("schemes/cambridgeshire.toml"))?)
        .map_err(|faults| anyhow::anyhow!("{faults:?}"))?;
    let mut core = Core::open(&Paths { folder: folder.to_owned() })?;
    let asked = core.step(now(), started()).into_iter().find_map(|output| {
        if let Output::Send { id, request: Request::Changes(_), .. } = output { Some(id) } else { None }
    });
    let id: SendId = asked.context("the core asks for changes when it starts")?;
    let result = Ok(Reply::Changes(everything(scheme, now())?));
    core.step(now(), Input::Answer { id, result });
    Ok(())
}

fn everything(scheme: Scheme, now: DateTime<Utc>) -> Result<Changes> {
    let product = scheme.products.first().context("a product")?;
    let mut changes = Vec::new();
    for nth in 0..20 {
        let last_day = allowance::last_day(now, product, &scheme);
        let id = format!("b{nth}").parse()?;
        let bundle = Bundle { spent: 4, ..Bundle::new(id, product.id.clone(), 5, now, last_day) };
        changes.push(Change::Bundle { bundle });
    }
    for nth in 0..STAYS {
        let start = now + chrono::Duration::hours(nth - STAYS / 2);
        let Ok(vrn) = Vrn::read(&format!("B{nth}ENCH")) else { bail!("a plate") };
        let stay = Stay {
            id: format!("s{nth}").parse()?,
            vrn,
            product: product.id.clone(),
            zone: "kite".parse()?,
            start,
            end: start + chrono::Duration::hours(20),
            spends: vec![Spend { bundle: "b1".parse()?, visits: 1 }],
            channel: Channel::App,
            activated_at: start,
            cancelled_at: None,
            corrections: Vec::new(),
            ends: Vec::new(),
            received_at: None,
            helper: None,
        };
        changes.push(Change::Stay { stay });
    }
    let person = Person {
        account: "a1".to_owned(),
        name: "Somebody".to_owned(),
        email: Some("somebody@example.org".to_owned()),
        role: Role::Resident,
        holder: Some("h1".parse()?),
    };
    Ok(Changes {
        cursor: Cursor { epoch: "e1".to_owned(), seq: 120 },
        reset: true,
        changes,
        more: false,
        person,
        council: scheme.council.clone(),
        zone: Some("kite".parse()?),
        scheme: Some(scheme),
    })
}

/// A plain file with the same number of rows.
fn bare(folder: &Path) -> Result<std::path::PathBuf> {
    let path = folder.join("bare.sqlite");
    let database = Connection::open(&path)?;
    database.execute_batch(
        "create table stay (id integer primary key, text text not null) strict;
         with recursive n(i) as (select 1 union all select i + 1 from n where i < 120)
         insert into stay select i, printf('%0200d', i) from n;",
    )?;
    Ok(path)
}

fn read_bare(path: &Path) -> Result<()> {
    let database = Connection::open(path)?;
    let mut rows = database.prepare("select text from stay order by id limit 20")?;
    let texts: Vec<String> = rows.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    anyhow::ensure!(texts.len() == 20, "rows are missing");
    Ok(())
}

/// Has the operating system drop the files from its page cache.
fn forget(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let file = File::open(entry?.path())?;
        file.sync_all()?;
        rustix::fs::fadvise(&file, 0, None, rustix::fs::Advice::DontNeed)?;
    }
    Ok(())
}
