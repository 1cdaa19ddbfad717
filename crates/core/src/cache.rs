//! What the server last told the device about its holder: person, scheme, registration, bundles and stays, and the
//! cursor they are of. Can be filled again at any time, so a damaged file, or one of another format, is put aside and
//! a new one begun.

use crate::file::{self, Fault, Keeps, OpenError};
use chrono::{DateTime, NaiveDate, Utc};
use permit_api::access::Person;
use permit_api::sync::Cursor;
use permit_rules::helper::Helpers;
use permit_rules::plates::SavedPlates;
use permit_rules::{Basket, Change, CouncilId, Holder, Home, Order, Registration, Scheme, ZoneId};
use rusqlite::{Connection, Transaction, params};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const VERSION: i64 = 3;
const TABLES: &str = "CREATE TABLE entry (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    row TEXT NOT NULL,
    seal BLOB NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID";

/// Where a holder stands, as the server last told.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Place {
    /// Who is logged in.
    pub person: Person,
    /// What the server has told so far.
    pub cursor: Cursor,
    /// When the server was last heard to agree.
    pub synced_at: DateTime<Utc>,
    /// The council's rules.
    pub scheme: Scheme,
    /// The holder.
    pub holder: Holder,
}

/// All of a place that is neither scheme, bundle, stay nor order.
#[derive(Serialize, Deserialize)]
struct Head {
    person: Person,
    cursor: Cursor,
    synced_at: DateTime<Utc>,
    council: CouncilId,
    zone: Option<ZoneId>,
    home: Option<Home>,
    name: Option<String>,
    registered_until: Option<NaiveDate>,
    registration: Option<Registration>,
    basket: Basket,
    #[serde(default)]
    plates: SavedPlates,
    #[serde(default)]
    helpers: Helpers,
    bundles: usize,
    stays: usize,
    orders: usize,
}

/// What of a place is new.
pub(crate) struct News<'a> {
    /// Whether everything is.
    pub all: bool,
    /// Whether the scheme is.
    pub scheme: bool,
    /// What has changed: of these bundles, stays and orders have rows of their own.
    pub changes: &'a [Change],
}

/// The place, if the device has one, and its file.
pub(crate) struct Cache {
    file: Connection,
    aside: PathBuf,
    place: Option<Place>,
}

impl Cache {
    /// Opens the cache of a folder.
    pub fn open(folder: &Path) -> Result<Self, OpenError> {
        let path = folder.join("cache.sqlite");
        let aside = folder.join("cache.damaged.sqlite");
        let told = |fault: Fault| fault.told(&path);
        let (file, place) = match read(&path) {
            Err(Fault::Damaged | Fault::Version(_)) => {
                file::rename(&path, &aside)?;
                read(&path).map_err(told)?
            }
            read => read.map_err(told)?,
        };
        Ok(Self { file, aside, place })
    }

    /// Where the holder stands; none before the first sync.
    pub fn place(&self) -> Option<&Place> {
        self.place.as_ref()
    }

    /// Takes a newer place over, all of it or nothing.
    pub fn take_over(&mut self, place: Place, news: &News<'_>) -> rusqlite::Result<()> {
        let change = self.file.transaction()?;
        if news.all {
            change.execute("DELETE FROM entry", [])?;
        }
        write(&change, "head", "", &Head::of(&place))?;
        if news.scheme || news.all {
            write(&change, "scheme", "", &place.scheme)?;
        }
        for it in news.changes {
            match it {
                Change::Bundle { bundle } => write(&change, "bundle", bundle.id.as_str(), bundle)?,
                Change::Stay { stay } => write(&change, "stay", stay.id.as_str(), stay)?,
                Change::Order { order } => write(&change, "order", order.id.as_str(), order)?,
                // All of it is in the head, or of no use to a device: links are asked for.
                Change::Registration { .. }
                | Change::Filed { .. }
                | Change::Home { .. }
                | Change::Basket { .. }
                | Change::Plates { .. }
                | Change::Link { .. }
                | Change::Helpers { .. } => {}
            }
        }
        change.commit()?;
        self.place = Some(place);
        Ok(())
    }

    /// Forgets everything, a cache that was put aside too.
    pub fn clear(&mut self) -> rusqlite::Result<()> {
        self.place = None;
        // Where it cannot be removed, it is in nobody's way.
        drop(file::remove(&self.aside));
        self.file.execute("DELETE FROM entry", []).map(drop)
    }
}

impl Head {
    fn of(place: &Place) -> Self {
        Self {
            person: place.person.clone(),
            cursor: place.cursor.clone(),
            synced_at: place.synced_at,
            council: place.holder.council.clone(),
            zone: place.holder.zone.clone(),
            home: place.holder.home.clone(),
            name: place.holder.name.clone(),
            registered_until: place.holder.registered_until,
            registration: place.holder.registration.clone(),
            basket: place.holder.basket.clone(),
            plates: place.holder.plates.clone(),
            helpers: place.holder.helpers.clone(),
            bundles: place.holder.bundles.len(),
            stays: place.holder.stays.len(),
            orders: place.holder.orders.len(),
        }
    }
}

fn write(change: &Transaction<'_>, kind: &str, id: &str, row: &impl Serialize) -> rusqlite::Result<()> {
    let row =
        serde_json::to_string(row).map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
    change
        .prepare_cached("INSERT OR REPLACE INTO entry (kind, id, row, seal) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![kind, id, row, file::seal(&[kind, id, &row])])
        .map(drop)
}

fn read(path: &Path) -> Result<(Connection, Option<Place>), Fault> {
    let file = file::open(path, TABLES, VERSION, Keeps::Mostly)?;
    let place = read_place(&file)?;
    Ok((file, place))
}

fn read_place(file: &Connection) -> Result<Option<Place>, Fault> {
    let Some(head) = read_kind::<Head>(file, "head")?.pop() else { return Ok(None) };
    let scheme = read_kind(file, "scheme")?.pop().ok_or(Fault::Damaged)?;
    let bundles: BTreeMap<_, _> = read_kind::<permit_rules::Bundle>(file, "bundle")?
        .into_iter()
        .map(|it| (it.id.clone(), it))
        .collect();
    let stays: BTreeMap<_, _> =
        read_kind::<permit_rules::Stay>(file, "stay")?.into_iter().map(|it| (it.id.clone(), it)).collect();
    let orders: BTreeMap<_, _> =
        read_kind::<Order>(file, "order")?.into_iter().map(|it| (it.id.clone(), it)).collect();
    if (bundles.len(), stays.len(), orders.len()) != (head.bundles, head.stays, head.orders) {
        return Err(Fault::Damaged);
    }
    let holder = Holder {
        council: head.council,
        id: head.person.holder.clone().ok_or(Fault::Damaged)?,
        zone: head.zone,
        home: head.home,
        name: head.name,
        registered_until: head.registered_until,
        registration: head.registration,
        basket: head.basket,
        plates: head.plates,
        links: BTreeMap::new(),
        helpers: head.helpers,
        bundles,
        stays,
        orders,
    };
    Ok(Some(Place { person: head.person, cursor: head.cursor, synced_at: head.synced_at, scheme, holder }))
}

fn read_kind<T: DeserializeOwned>(file: &Connection, kind: &str) -> Result<Vec<T>, Fault> {
    let mut statement = file.prepare("SELECT id, row, seal FROM entry WHERE kind = ?1 ORDER BY id")?;
    let mut found = statement.query([kind])?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        rows.push(sound(kind, row).ok_or(Fault::Damaged)?);
    }
    Ok(rows)
}

fn sound<T: DeserializeOwned>(kind: &str, row: &rusqlite::Row<'_>) -> Option<T> {
    let (id, text, seal): (String, String, [u8; 32]) = (row.get(0).ok()?, row.get(1).ok()?, row.get(2).ok()?);
    if seal != file::seal(&[kind, &id, &text]) {
        return None;
    }
    serde_json::from_str(&text).ok()
}
