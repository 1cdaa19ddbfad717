//! The audit log, as an auditor reads it: in order, or found to be tampered with, or found to be cut off.

use crate::town::Town;
use anyhow::{Context, Result, ensure};
use rusqlite::Connection;
use serde_json::json;

#[tokio::test]
async fn tampering_with_the_record_is_found() -> Result<()> {
    let mut town = Town::open().await?;
    let nia = town.newcomer("nia@example.com", "Nia Evans").await?;
    let sent = town.applies(&nia, "first", "Nia Evans", &town.bill()).await?;
    town.approves(&sent).await?;
    nia.does("set_language", &json!({ "language": "cy" })).await?;
    // A running server is not disturbed.
    let head = audit(&town, &[])?.map_err(anyhow::Error::msg)?;
    town.server.kill()?;
    assert_eq!(audit(&town, &["--expect", &head])?, Ok(head.clone()));

    let db = Connection::open(town.server.folder().join("permits.sqlite"))?;
    let count: i64 =
        db.query_row("SELECT count(*) FROM audit WHERE council = 'cambridgeshire'", [], |row| row.get(0))?;
    ensure!(count >= 5, "only {count} lines: the test would not test much");
    let rewrite = |from: &str, to: &str| {
        db.execute(
            "UPDATE audit SET line = replace(line, ?1, ?2) WHERE council = 'cambridgeshire'",
            [from, to],
        )
    };
    assert!(rewrite("approve", "apprové").is_err(), "the store itself does not let it be rewritten");
    db.execute_batch("DROP TRIGGER audit_is_never_rewritten; DROP TRIGGER audit_is_never_shortened")?;
    let place: i64 = db.query_row(
        "SELECT place FROM audit WHERE council = 'cambridgeshire' AND line LIKE '%\"approve\"%'",
        [],
        |row| row.get(0),
    )?;
    assert!(rewrite("\"approve\"", "\"approva\"")? > 0);
    let found = audit(&town, &[])?.expect_err("one byte is another");
    assert!(found.contains(&format!("tampered with at place {place}")), "{found}");
    rewrite("\"approva\"", "\"approve\"")?;
    assert_eq!(audit(&town, &["--expect", &head])?, Ok(head.clone()), "as it was");

    // Whoever holds the store alone can cut the end off, and only a head kept elsewhere tells.
    db.execute("DELETE FROM audit WHERE council = 'cambridgeshire' AND place = ?1", [count])?;
    assert!(audit(&town, &[])?.is_ok());
    let found = audit(&town, &["--expect", &head])?.expect_err("the last line is gone");
    assert!(found.contains("it was cut off"), "{found}");
    Ok(())
}

/// Where the program says the council's chain stands, or what it finds amiss.
fn audit(town: &Town, more: &[&str]) -> Result<Result<String, String>> {
    let output = town.server.run("audit", more)?;
    let (told, amiss) = (String::from_utf8(output.stdout)?, String::from_utf8(output.stderr)?);
    if !output.status.success() {
        return Ok(Err(amiss));
    }
    let head = told.lines().find(|line| line.starts_with("cambridgeshire:")).context("a head")?;
    Ok(Ok(head.to_owned()))
}
