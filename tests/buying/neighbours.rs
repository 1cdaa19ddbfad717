//! Permit holders put into a store before its server starts: with several members and devices, which no demonstration
//! has, and without a password that would have to be hashed for each.

use anyhow::Result;
use chrono::Duration;
use permit_api::access::{DeviceKind, Role};
use permit_api::words::Lang;
use permit_rules::{Bundle, Change, CouncilId, HolderId, Scheme, allowance, day, scheme};
use permit_server::rng::SeededRng;
use permit_server::store::{Account, Admission, HolderKey, RequestStamp, Session, SqliteStore, Store};
use permit_tests::person::{Person, now};
use permit_tests::repository;
use sha2::{Digest, Sha256};
use std::path::Path;
use std::sync::Arc;
use tokio::task::JoinSet;

/// Holders of one council.
#[derive(Clone)]
pub struct Neighbours {
    pub council: CouncilId,
    pub scheme: Scheme,
    pub holders: usize,
    /// Members of each.
    pub members: usize,
    /// Devices of each member.
    pub devices: usize,
    /// Bundles that each has already.
    pub bundles: usize,
}

impl Neighbours {
    /// One holder after the other with one member, who has one device and no bundles.
    pub fn of(council: &str, holders: usize) -> Result<Self> {
        let text = std::fs::read_to_string(repository(&format!("schemes/{council}.toml")))?;
        let scheme = scheme::read(&text).map_err(|faults| anyhow::anyhow!("{faults:?}"))?;
        let council = council.parse()?;
        Ok(Self { council, scheme, holders, members: 1, devices: 1, bundles: 0 })
    }

    /// Puts them all into the store of a folder, which no server has yet.
    pub async fn move_in(&self, folder: &Path) -> Result<()> {
        let store = Arc::new(SqliteStore::open(folder, &SeededRng::new(7))?);
        let mut moving = JoinSet::new();
        for nth in 0..self.holders {
            let (this, store) = (self.clone(), Arc::clone(&store));
            moving.spawn(async move { this.moves_in(&store, nth).await });
            // No more at once than the store's queue takes.
            if moving.len() >= 64 {
                moving.join_next().await.transpose()?.transpose()?;
            }
        }
        while let Some(done) = moving.join_next().await {
            done??;
        }
        Ok(())
    }

    async fn moves_in(&self, store: &SqliteStore, nth: usize) -> Result<()> {
        let key = HolderKey { council: self.council.clone(), holder: holder(nth)? };
        let now = now();
        let until = day::later(day::of(now, self.scheme.timezone), 60);
        for member in 0..self.members {
            let account = Account {
                id: format!("{}-{member}", key.holder),
                council: key.council.clone(),
                holder: Some(key.holder.clone()),
                role: Role::Resident,
                email: Some(format!("{}-{member}@example.org", key.holder)),
                mobile: None,
                name: "Somebody".to_owned(),
                password: "$argon2id$nobody-logs-in".to_owned(),
                language: Lang::En,
                since: now,
            };
            let zone = self.scheme.zones.keys().next().cloned();
            let (id, registered_until) = (account.id.clone(), Some(until));
            store.admit(Admission { zone, registered_until, account }).await?;
            for device in 0..self.devices {
                store.put_session(self.session(&key, &id, nth, member, device)).await?;
            }
        }
        let product = &self.scheme.products[0];
        let bundle = |each| -> Result<Change> {
            let last_day = allowance::last_day(now, product, &self.scheme);
            let id = format!("had-{nth}-{each}").parse()?;
            Ok(Change::Bundle { bundle: Bundle::new(id, product.id.clone(), product.bundle, now, last_day) })
        };
        let stamp = RequestStamp {
            request: "had".parse()?,
            fingerprint: [0; 32],
            operation: "test",
            account: None,
            channel: None,
            at: now,
            order: None,
        };
        let bundles = (0..self.bundles).map(bundle).collect::<Result<Vec<_>>>()?;
        store.credit(key, stamp, bundles).await?;
        Ok(())
    }

    fn session(&self, key: &HolderKey, account: &str, nth: usize, member: usize, device: usize) -> Session {
        Session {
            token_hash: Sha256::digest(self.token(nth, member, device)).into(),
            account: account.to_owned(),
            council: key.council.clone(),
            holder: Some(key.holder.clone()),
            role: Role::Resident,
            device: format!("d{device}"),
            name: "Test device".to_owned(),
            kind: DeviceKind::App,
            since: now(),
            seen: now(),
            until: now() + Duration::days(30),
            by_token: false,
        }
    }

    fn token(&self, nth: usize, member: usize, device: usize) -> String {
        format!("pv1_{}.neighbour-{nth}-{member}-{device}", self.council)
    }

    /// A member of a holder on one of their devices, at the server a stranger is at.
    pub fn person(&self, stranger: &Person, nth: usize, member: usize, device: usize) -> Person {
        stranger.with_token(self.token(nth, member, device))
    }
}

/// A holder's name.
pub fn holder(nth: usize) -> Result<HolderId> {
    Ok(format!("neighbour-{nth}").parse()?)
}
