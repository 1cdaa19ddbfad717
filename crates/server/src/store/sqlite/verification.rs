//! Reading the audit chains of a store from end to end, for an operator or an auditor. A running server is not
//! disturbed.

use super::{audit, connection};
use crate::store::audit::{Head, seal};
use anyhow::{Context, ensure};
use permit_rules::CouncilId;
use std::collections::BTreeMap;
use std::path::Path;

/// Lines read in one go.
const PAGE: u32 = 10_000;

/// Reads every chain and compares it with heads that were kept elsewhere. Returns where each chain stands now.
///
/// # Errors
/// If the store cannot be read, a line does not fit its seal, or a chain does not hold a head that is expected: it was
/// cut off or written anew.
pub fn verify_audit(data: &Path, expected: &[Head]) -> anyhow::Result<Vec<Head>> {
    let db = connection::reading(&connection::database(data)).context("the store cannot be opened")?;
    let councils = {
        let mut statement = db.prepare("SELECT DISTINCT council FROM audit ORDER BY council")?;
        let found = statement.query_map([], |row| row.get::<_, String>(0))?;
        found.collect::<Result<Vec<_>, _>>()?
    };
    let mut wanted: BTreeMap<(&str, u64), &Head> =
        expected.iter().map(|head| ((head.council.as_str(), head.place), head)).collect();
    let mut heads = Vec::new();
    for council in &councils {
        let (mut before, mut place) = ([0; 32], 0);
        loop {
            let lines = audit::chain(&db, council, place, PAGE)?;
            for sealed in &lines {
                place += 1;
                let fits = sealed.place == place && sealed.seal == seal(&before, place, &sealed.line);
                ensure!(fits, "the audit log of {council} was tampered with at place {place}");
                before = sealed.seal;
                if let Some(head) = wanted.remove(&(council.as_str(), place)) {
                    ensure!(head.seal == before, "the audit log of {council} is not the one of {head}");
                }
            }
            if lines.len() < PAGE as usize {
                break;
            }
        }
        let council: CouncilId = council.parse().context("a council's name")?;
        heads.push(Head { council, place, seal: before });
    }
    if let Some(head) = wanted.into_values().next() {
        anyhow::bail!("the audit log of {} ends before {head}: it was cut off", head.council);
    }
    Ok(heads)
}
