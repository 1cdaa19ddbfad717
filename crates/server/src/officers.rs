//! The keys of officers' devices. An operator makes one for each device at the machine; it is shown once and kept only as
//! a hash. A key is no session: it opens what officers ask and nothing else, and no session opens that.

pub mod flags;

use crate::clock::Clock;
use crate::office::Office;
use crate::rng::Rng;
use crate::store::audit::Line;
use crate::store::{OfficerKey, Store};
use anyhow::{bail, ensure};
use axum::http::{HeaderMap, header};
use permit_api::{Code, Problem};
use permit_rules::{CouncilId, Scheme, ZoneId};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

const PREFIX: &str = "pvo_";
/// The most characters in the name of a device.
const NAME_LENGTH: usize = 80;

/// The council in a key.
fn council(key: &str) -> Option<CouncilId> {
    key.strip_prefix(PREFIX)?.rsplit_once('.')?.0.parse().ok()
}

fn hash(key: &str) -> [u8; 32] {
    Sha256::digest(key).into()
}

/// The device a request comes from.
///
/// # Errors
/// `officer_key_needed` without a key that opens anything.
pub async fn of(office: &Office, headers: &HeaderMap) -> Result<OfficerKey, Problem> {
    let nobody = || Problem::new(Code::OfficerKeyNeeded);
    let value = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let key = value.and_then(|value| value.strip_prefix("Bearer ")).ok_or_else(nobody)?;
    let named = council(key).ok_or_else(nobody)?;
    let council = office.councils.named(Some(&named)).map_err(|_| nobody())?.council.clone();
    let found = office.store.officer_key(council, hash(key)).await?;
    found.filter(|it| it.revoked_at.is_none()).ok_or_else(nobody)
}

fn line(council: &CouncilId, action: &str, name: &str, note: Option<String>, clock: &dyn Clock) -> Line {
    Line {
        council: council.clone(),
        at: clock.now(),
        account: None,
        action: action.to_owned(),
        holder: None,
        subject: Some(name.to_owned()),
        note,
    }
}

/// Makes a key for a device, and returns it: the only time it is seen.
///
/// # Errors
/// If the name is none or has been used, or a zone is none of the scheme's.
pub async fn make(
    store: &(impl Store + ?Sized),
    scheme: &Scheme,
    name: &str,
    zones: BTreeSet<ZoneId>,
    clock: &dyn Clock,
    rng: &dyn Rng,
) -> anyhow::Result<String> {
    let name = name.trim();
    ensure!((1..=NAME_LENGTH).contains(&name.chars().count()), "a name has 1 to {NAME_LENGTH} characters");
    ensure!(!name.chars().any(char::is_control), "a name is one line of text");
    if let Some(unknown) = zones.iter().find(|zone| !scheme.zones.contains_key(*zone)) {
        bail!("{} has no zone called {unknown}", scheme.council);
    }
    let key = format!("{PREFIX}{}.{}", scheme.council, rng.text::<32>()?);
    let among: Vec<_> = zones.iter().map(ZoneId::as_str).collect();
    let note = (!among.is_empty()).then(|| among.join(","));
    let line = line(&scheme.council, "make_officer_key", name, note, clock);
    let made = OfficerKey {
        council: scheme.council.clone(),
        name: name.to_owned(),
        hash: hash(&key),
        zones,
        made_at: line.at,
        revoked_at: None,
    };
    ensure!(
        store.put_officer_key(made, line).await?,
        "{name} has a key, or had one: choose another name, so that the record stays clear"
    );
    Ok(key)
}

/// Takes the key of a device back.
///
/// # Errors
/// If no device of that name has a key that opens anything.
pub async fn revoke(
    store: &(impl Store + ?Sized),
    council: &CouncilId,
    name: &str,
    clock: &dyn Clock,
) -> anyhow::Result<()> {
    let line = line(council, "revoke_officer_key", name.trim(), None, clock);
    let (name, at) = (name.trim().to_owned(), line.at);
    ensure!(
        store.revoke_officer_key(council.clone(), name.clone(), at, line).await?,
        "no device called {name} has a key that opens anything"
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::MovedClock;
    use crate::rng::SeededRng;
    use crate::store::{AuditLog, MemoryStore, Patrol};

    fn scheme() -> Scheme {
        permit_rules::scheme::read(include_str!("../../../schemes/cambridgeshire.toml")).unwrap()
    }

    #[test]
    fn the_council_is_in_the_key() {
        assert_eq!(council("pvo_cambridgeshire.abc"), Some(scheme().council));
        for other in ["pv1_cambridgeshire.abc", "pvo_cambridgeshire", "pvo_a b.c", "cambridgeshire.abc", ""] {
            assert_eq!(council(other), None, "{other}");
        }
    }

    #[tokio::test]
    async fn a_key_is_kept_only_as_its_hash_and_made_once_for_each_name() {
        let (store, scheme) = (MemoryStore::new("epoch"), scheme());
        let (clock, rng) = (MovedClock::at("2026-06-01T08:00:00Z".parse().unwrap()), SeededRng::new(5));
        let zones = |names: &[&str]| names.iter().map(|name| name.parse().unwrap()).collect::<BTreeSet<_>>();
        let make = async |name: &str, named: &[&str]| {
            make(&store, &scheme, name, zones(named), &clock, &rng).await.map_err(|error| error.to_string())
        };
        let key = make(" Handheld 7 ", &["kite"]).await.unwrap();
        assert!(
            key.starts_with("pvo_cambridgeshire.") && key.len() == "pvo_cambridgeshire.".len() + 43,
            "{key}"
        );
        let kept = store.officer_key(scheme.council.clone(), hash(&key)).await.unwrap().unwrap();
        assert_eq!((kept.name.as_str(), &kept.zones), ("Handheld 7", &zones(&["kite"])));
        assert!(kept.reaches(&"kite".parse().unwrap()) && !kept.reaches(&"york-area".parse().unwrap()));
        for (name, named, reason) in [
            ("Handheld 7", &[][..], "choose another name"),
            ("  ", &[], "1 to 80"),
            ("two\nlines", &[], "one line"),
            ("Handheld 8", &["moon"], "no zone called moon"),
        ] {
            let told = make(name, named).await.unwrap_err();
            assert!(told.contains(reason), "{name:?}: {told}");
        }
        revoke(&store, &scheme.council, "Handheld 7", &clock).await.unwrap();
        assert!(revoke(&store, &scheme.council, "Handheld 7", &clock).await.is_err());
        let record = store.record_of(scheme.council.clone(), "Handheld 7".to_owned()).await.unwrap();
        let told: Vec<_> =
            record.iter().map(|it| (it.line.action.as_str(), it.line.note.as_deref())).collect();
        assert_eq!(told, [("make_officer_key", Some("kite")), ("revoke_officer_key", None)]);
    }
}
