//! People to try things out with, from a file. Taken in once: a second start finds them as they have become.

use crate::clock::Clock;
use crate::password;
use crate::rng::Rng;
use crate::store::{Account, Admission, ByWhat, HolderKey, RequestStamp, Store};
use anyhow::{Context, ensure};
use chrono::{DateTime, Duration, Utc};
use permit_rules::allowance::last_day;
use permit_rules::{Bundle, BundleId, Change, HolderId, ProductId, RequestId, Scheme, ZoneId, day};
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
    holder: HolderId,
    name: String,
    email: String,
    password: String,
    zone: ZoneId,
    /// From the day of the first start; below zero for a registration that has lapsed.
    registered_for_days: Option<i64>,
    #[serde(default)]
    bundles: Vec<Bought>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bought {
    days_ago: i64,
    #[serde(default)]
    spent: u32,
    product: Option<ProductId>,
}

/// Takes the people of a file in. Those who are there already stay as they are.
///
/// # Errors
/// If the file cannot be read, or names a zone or a product that the scheme does not have.
pub async fn load(
    file: &Path,
    scheme: &Scheme,
    clock: &dyn Clock,
    rng: &Arc<dyn Rng>,
    store: &dyn Store,
) -> anyhow::Result<()> {
    let text = std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    let people: File = toml::from_str(&text).with_context(|| format!("{} is not right", file.display()))?;
    for person in people.person {
        let name = person.holder.to_string();
        admit(person, scheme, clock.now(), rng, store)
            .await
            .with_context(|| format!("demo person {name}"))?;
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
    ensure!(scheme.zones.contains_key(&person.zone), "the scheme has no zone {}", person.zone);
    ensure!(
        person.password.len() >= SHORTEST_PASSWORD,
        "a password has at least {SHORTEST_PASSWORD} characters"
    );
    let key = HolderKey { council: scheme.council.clone(), holder: person.holder.clone() };
    let email = person.email.to_lowercase();
    if store.account(key.council.clone(), ByWhat::Email(email.clone())).await?.is_none() {
        let (password, rng) = (person.password, Arc::clone(rng));
        let password = tokio::task::spawn_blocking(move || password::hash(&password, &*rng)).await??;
        let today = day::of(now, scheme.timezone);
        let registered_until = person.registered_for_days.map(|days| today + Duration::days(days));
        let account =
            Account { id: person.holder.to_string(), key: key.clone(), email, name: person.name, password };
        store.admit(Admission { zone: person.zone, registered_until, account }).await?;
    }
    for (nth, bought) in (1_u32..).zip(&person.bundles) {
        let bundle = bundle(&person.holder, nth, bought, scheme, now)?;
        let request: RequestId = bundle.id.as_str().parse()?;
        // One bundle has one request, so its content need not be told apart.
        let stamp = RequestStamp {
            request,
            fingerprint: [0; 32],
            operation: "demo",
            account: None,
            channel: None,
            at: now,
        };
        store.credit(key.clone(), stamp, vec![Change::Bundle { bundle }]).await?;
    }
    Ok(())
}

fn bundle(
    holder: &HolderId,
    nth: u32,
    bought: &Bought,
    scheme: &Scheme,
    now: DateTime<Utc>,
) -> anyhow::Result<Bundle> {
    let product = scheme.product(bought.product.as_ref()).context("the scheme has no such product")?;
    ensure!(bought.spent <= product.bundle, "more visits are spent than a bundle holds");
    let bought_at = now - Duration::days(bought.days_ago);
    Ok(Bundle {
        id: BundleId::try_from(format!("demo-{holder}-{nth}"))?,
        product: product.id.clone(),
        bought_at,
        last_day: last_day(bought_at, product, scheme),
        visits: product.bundle,
        spent: bought.spent,
    })
}
