//! Whether a server could run here: one line a check, for an operator who wants to know before residents do.

use crate::addresses::Addresses;
use crate::clock::Clock;
use crate::documents::Sandbox;
use crate::payments::PaymentFlags;
use crate::store;
use crate::texts::TextSettings;
use anyhow::{Context, ensure};
use chrono::{DateTime, Utc};
use permit_rules::Scheme;
use std::path::{Path, PathBuf};

/// Below this much free space the store may soon be full.
const LEAST_FREE_MIB: u64 = 512;

/// What a check found.
#[derive(Debug)]
pub struct Finding {
    /// What was looked at.
    pub check: &'static str,
    /// What was seen, or why it is not well.
    pub found: anyhow::Result<String>,
}

/// Looks at a data folder, scheme files and the machine.
///
/// `secret` looks a name up in the environment.
pub fn examine(
    data: &Path,
    schemes: &[PathBuf],
    payments: &PaymentFlags,
    secret: impl Fn(&str) -> Option<String>,
    clock: &dyn Clock,
) -> Vec<Finding> {
    let inspection = store::inspect(data);
    let paid = Finding { check: "payments", found: paid_where(data, schemes, payments, &secret) };
    let texts = Finding { check: "texts", found: texts_from(schemes, &secret) };
    let schemes = schemes.iter().map(|file| Finding { check: "scheme", found: scheme_and_addresses(file) });
    let mut findings = vec![
        Finding { check: "SQLite", found: inspection.version },
        Finding { check: "tables", found: inspection.schema },
        Finding { check: "integrity", found: inspection.integrity },
        Finding { check: "books", found: inspection.held_fast },
        Finding { check: "free space", found: free_space(data) },
        Finding { check: "sandbox", found: sandbox() },
        Finding {
            check: "clock",
            found: inspection.last_answer.and_then(|last| right_time(last, clock.now())),
        },
    ];
    findings.extend(schemes);
    findings.push(paid);
    findings.push(texts);
    findings
}

fn paid_where(
    data: &Path,
    schemes: &[PathBuf],
    payments: &PaymentFlags,
    secret: impl Fn(&str) -> Option<String>,
) -> anyhow::Result<String> {
    let councils =
        schemes.iter().map(|file| Ok(read_scheme(file)?.council)).collect::<anyhow::Result<Vec<_>>>()?;
    let settings = payments.settings(&councils, None, data, secret)?;
    let told = councils.iter().map(|council| match settings.accounts.get(council) {
        Some(account) if account.webhook_secret.is_some() => format!("{council} has a key and a secret"),
        Some(_) => format!("{council} has a key, and no secret for webhooks"),
        None => format!("{council} has no key, so nothing can be bought there"),
    });
    Ok(format!("{}, at {}", told.collect::<Vec<_>>().join(", "), settings.url.origin()))
}

fn texts_from(schemes: &[PathBuf], secret: impl Fn(&str) -> Option<String>) -> anyhow::Result<String> {
    let councils =
        schemes.iter().map(|file| Ok(read_scheme(file)?.council)).collect::<anyhow::Result<Vec<_>>>()?;
    let settings = TextSettings::read(&councils, secret)?;
    let told = settings.gateways.iter().map(|(council, ways)| match (&ways.kannel, &ways.notify) {
        (Some(_), Some(_)) => format!("{council} takes them from Kannel and from Notify"),
        (Some(_), None) => format!("{council} takes them from Kannel"),
        (None, Some(_)) => format!("{council} takes them from Notify"),
        (None, None) => format!("{council} takes none"),
    });
    Ok(told.collect::<Vec<_>>().join(", "))
}

fn scheme_and_addresses(file: &Path) -> anyhow::Result<String> {
    let scheme = read_scheme(file)?;
    let addresses = Addresses::beside([(file, &scheme)])?;
    Ok(format!("{} of {}, {} addresses", scheme.version, scheme.council, addresses.count()))
}

/// Reads a scheme file. Every fault in it is told.
///
/// # Errors
/// If the file cannot be read or is not a scheme.
pub fn read_scheme(file: &Path) -> anyhow::Result<Scheme> {
    let text = std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    permit_rules::scheme::read(&text).map_err(|faults| {
        let told = faults.iter().map(|it| format!("line {}: {}: {}", it.line, it.field, it.reason));
        anyhow::anyhow!("{} is refused: {}", file.display(), told.collect::<Vec<_>>().join("; "))
    })
}

fn sandbox() -> anyhow::Result<String> {
    Sandbox::of_this_program().context("proofs of address would be held back")?;
    Ok("documents can be opened in it".to_owned())
}

fn right_time(last_answer: Option<DateTime<Utc>>, now: DateTime<Utc>) -> anyhow::Result<String> {
    if let Some(last) = last_answer {
        ensure!(last <= now, "it shows {now:?}, before the last request was answered ({last:?})");
    }
    Ok(now.to_rfc3339())
}

#[cfg(unix)]
fn free_space(data: &Path) -> anyhow::Result<String> {
    let there = data.ancestors().find(|it| it.exists()).unwrap_or(Path::new("."));
    let disk = rustix::fs::statvfs(there).context("the disk cannot be asked")?;
    let free = disk.f_bavail * disk.f_frsize / (1 << 20);
    ensure!(free >= LEAST_FREE_MIB, "{free} MiB; at least {LEAST_FREE_MIB} are needed");
    Ok(format!("{free} MiB"))
}

#[cfg(not(unix))]
fn free_space(_: &Path) -> anyhow::Result<String> {
    Ok(format!("not looked at on this system; {LEAST_FREE_MIB} MiB are needed"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Duration;

    #[test]
    fn a_clock_that_went_back_is_found() {
        let now: DateTime<Utc> = "2026-11-22T10:00:00Z".parse().unwrap();
        assert!(right_time(None, now).is_ok());
        assert!(right_time(Some(now), now).is_ok());
        assert!(right_time(Some(now + Duration::seconds(1)), now).is_err());
    }
}
