//! What an operator does about officers' devices at the machine: make a key, take one back, list them, and look up what
//! officers were told of a plate.

use crate::clock::Clock;
use crate::rng::Rng;
use crate::store::audit::Line;
use crate::store::{Check, Finding, OfficerKey, Store};
use crate::{doctor, officers};
use anyhow::Context;
use clap::Args;
use permit_rules::{CouncilId, Scheme, Vrn, ZoneId};
use std::path::PathBuf;

/// What is to be done.
#[derive(Debug, Clone, Args)]
#[group(skip)]
pub struct OfficerFlags {
    /// The folder of the store.
    #[arg(long)]
    pub data: PathBuf,
    /// A council's rules. May be given several times.
    #[arg(long = "scheme", required = true)]
    schemes: Vec<PathBuf>,
    /// For which council.
    #[arg(long)]
    council: CouncilId,
    #[command(flatten)]
    task: Task,
    /// The zones the device may ask about, such as kite,york-area. All where none is named.
    #[arg(long, value_delimiter = ',', requires = "name")]
    zones: Vec<ZoneId>,
}

#[derive(Debug, Clone, Args)]
#[group(required = true, multiple = false)]
struct Task {
    /// Makes a key for a device, by what the device is called.
    #[arg(long)]
    name: Option<String>,
    /// Takes the key of a device back.
    #[arg(long, value_name = "NAME")]
    revoke: Option<String>,
    /// Lists the devices.
    #[arg(long)]
    list: bool,
    /// Tells what officers were told of a plate, as long as it is kept. That it was looked up is put on record.
    #[arg(long, value_name = "PLATE")]
    asked_about: Option<String>,
}

impl OfficerFlags {
    /// Does it, and returns what to print.
    ///
    /// # Errors
    /// If it cannot be done; the reason says why.
    pub async fn act(
        &self,
        store: &(impl Store + ?Sized),
        clock: &dyn Clock,
        rng: &dyn Rng,
    ) -> anyhow::Result<Vec<String>> {
        let scheme = self.scheme()?;
        let Task { name, revoke, list: _, asked_about } = &self.task;
        if let Some(name) = name {
            let zones = self.zones.iter().cloned().collect();
            return Ok(vec![officers::make(store, &scheme, name, zones, clock, rng).await?]);
        }
        if let Some(name) = revoke {
            officers::revoke(store, &scheme.council, name, clock).await?;
            return Ok(vec![format!("the key of {} opens nothing any more", name.trim())]);
        }
        match asked_about {
            Some(plate) => asked(store, &scheme, plate, clock).await,
            None => Ok(store.officer_keys(scheme.council).await?.iter().map(shown).collect()),
        }
    }

    fn scheme(&self) -> anyhow::Result<Scheme> {
        for file in &self.schemes {
            let scheme = doctor::read_scheme(file)?;
            if scheme.council == self.council {
                return Ok(scheme);
            }
        }
        anyhow::bail!("none of the schemes is of {}", self.council)
    }
}

fn shown(key: &OfficerKey) -> String {
    let zones: Vec<_> = key.zones.iter().map(ZoneId::as_str).collect();
    let zones = if zones.is_empty() { "all zones".to_owned() } else { zones.join(",") };
    let revoked = key.revoked_at.map(|at| format!(", revoked {}", at.format("%F"))).unwrap_or_default();
    format!("{}: {zones}, made {}{revoked}", key.name, key.made_at.format("%F"))
}

async fn asked(
    store: &(impl Store + ?Sized),
    scheme: &Scheme,
    plate: &str,
    clock: &dyn Clock,
) -> anyhow::Result<Vec<String>> {
    let vrn = Vrn::read(plate).ok().context("that is no plate")?;
    let line = Line {
        council: scheme.council.clone(),
        at: clock.now(),
        account: None,
        action: "look_up_checks".to_owned(),
        holder: None,
        subject: None,
        note: None,
    };
    store.note(vec![line]).await?;
    let checks = store.checks_of_plate(scheme.council.clone(), vrn).await?;
    Ok(checks.iter().map(|check| told(check, scheme)).collect())
}

fn told(check: &Check, scheme: &Scheme) -> String {
    let time = |moment: chrono::DateTime<chrono::Utc>| {
        moment.with_timezone(&scheme.timezone).format("%F %H:%M:%S %z").to_string()
    };
    let found = match check.finding {
        Finding::Stay => "a stay",
        Finding::ZoneFree => "no permit needed",
        Finding::Grace => "a stay that had just ended",
        Finding::Nothing => "nothing",
    };
    let until = check.until.map(|until| format!(", until {}", time(until))).unwrap_or_default();
    format!("{} {} in {}: {found} at {}{until}", time(check.at), check.officer, check.zone, time(check.about))
}
