//! People to try things out with, from a file. Taken in once: a second start finds them as they have become.

mod buying;
pub mod papers;
mod registering;

use self::buying::Bought;
use self::registering::{Place, Sent};
use crate::clock::Clock;
use crate::contact;
use crate::password;
use crate::rng::Rng;
use crate::store::{Account, Admission, ByWhat, HolderKey, RequestStamp, Store};
use anyhow::{Context, bail, ensure};
use chrono::{DateTime, Duration, Utc};
use permit_api::access::Role;
use permit_api::words::Lang;
use permit_rules::{Change, CouncilId, HolderId, RequestId, Scheme, ZoneId, day};
use serde::Deserialize;
use std::path::Path;
use std::sync::Arc;

/// The shortest password, as for everybody.
const SHORTEST_PASSWORD: usize = 12;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    person: Vec<Person>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Person {
    /// The first council served where none is named.
    council: Option<CouncilId>,
    #[serde(default)]
    role: Role,
    /// A resident's holder, whose key the account has as well.
    holder: Option<HolderId>,
    /// The account of a member of staff.
    account: Option<String>,
    name: String,
    email: String,
    /// A mobile that is linked already.
    mobile: Option<String>,
    password: String,
    #[serde(default)]
    language: Lang,
    /// None before an address has been accepted.
    zone: Option<ZoneId>,
    home: Option<Place>,
    /// From the day of the first start; below zero for a registration that has lapsed.
    registered_for_days: Option<i64>,
    registration: Option<Sent>,
    #[serde(default)]
    bundles: Vec<Bought>,
}

/// Takes the people of a file in. Those who are there already stay as they are; those of councils that are not served
/// are left out.
///
/// # Errors
/// If the file cannot be read, or names a zone or a product that the scheme does not have.
pub async fn load(
    file: &Path,
    schemes: &[Scheme],
    clock: &dyn Clock,
    rng: &Arc<dyn Rng>,
    store: &dyn Store,
) -> anyhow::Result<()> {
    let text = std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let people: File = toml::from_str(&text).with_context(|| format!("{} is not right", file.display()))?;
    for (nth, person) in (1_u32..).zip(people.person) {
        let council = person.council.as_ref();
        let scheme = schemes.iter().find(|it| council.is_none_or(|council| *council == it.council));
        let Some(scheme) = scheme else { continue };
        admit(person, scheme, clock.now(), rng, store).await.with_context(|| format!("demo person {nth}"))?;
    }
    Ok(())
}

async fn admit(
    person: Person,
    scheme: &Scheme,
    now: DateTime<Utc>,
    rng: &Arc<dyn Rng>,
    store: &dyn Store,
) -> anyhow::Result<()> {
    let known = person.zone.as_ref().is_none_or(|zone| scheme.zones.contains_key(zone));
    ensure!(known, "the scheme has no such zone");
    ensure!(
        person.password.len() >= SHORTEST_PASSWORD,
        "a password has at least {SHORTEST_PASSWORD} characters"
    );
    let (id, holder) = match (person.role, person.holder, person.account) {
        (Role::Resident, Some(holder), None) => (holder.to_string(), Some(holder)),
        (Role::Reviewer | Role::CallHandler, None, Some(account)) => (account, None),
        (Role::Resident | Role::Reviewer | Role::CallHandler | Role::Helper, _, _) => {
            bail!("a resident has a holder, and staff an account")
        }
    };
    let email = person.email.to_lowercase();
    if store.account(scheme.council.clone(), ByWhat::Email(email.clone())).await?.is_none() {
        let (password, rng) = (person.password, Arc::clone(rng));
        let password = tokio::task::spawn_blocking(move || password::hash(&password, &*rng)).await??;
        let today = day::of(now, scheme.timezone);
        let registered_until = person.registered_for_days.map(|days| today + Duration::days(days));
        let mobile = person.mobile.as_deref().map(contact::mobile).transpose();
        let mobile = mobile.map_err(|_| anyhow::anyhow!("the mobile is no number"))?;
        let account = Account {
            id,
            council: scheme.council.clone(),
            holder: holder.clone(),
            role: person.role,
            email: Some(email),
            mobile,
            name: person.name.clone(),
            password,
            language: person.language,
            since: now,
        };
        store.admit(Admission { zone: person.zone.clone(), registered_until, account }).await?;
    }
    let Some(holder) = holder else { return Ok(()) };
    let key = HolderKey { council: scheme.council.clone(), holder };
    for (nth, bought) in (1_u32..).zip(&person.bundles) {
        let zone = person.zone.as_ref().context("who has bought lives in a zone")?;
        let request: RequestId = format!("demo-{}-{nth}", key.holder).parse()?;
        let changes = bought.changes(&key, nth, zone, scheme, now)?;
        store.credit(key.clone(), stamp(request, now), changes).await?;
    }
    if let Some(place) = person.home {
        let home = Some(place.home(person.zone.clone()));
        let change = Change::Home { home, name: Some(person.name.clone()), zone: person.zone };
        store
            .credit(key.clone(), stamp(format!("demo-{}-home", key.holder).parse()?, now), vec![change])
            .await?;
    }
    if let Some(sent) = person.registration {
        registering::send(sent, &person.name, &key, scheme, now, store).await?;
    }
    Ok(())
}

/// One thing has one request, so its content need not be told apart.
fn stamp(request: RequestId, at: DateTime<Utc>) -> RequestStamp {
    RequestStamp {
        request,
        fingerprint: [0; 32],
        operation: "demo",
        account: None,
        channel: None,
        at,
        order: None,
    }
}
