//! How values stand in columns, both ways. What cannot be read back is a broken store, and the reason names the
//! column's type, never its content.

use crate::store::Trouble;
use crate::store::accounts::Purpose;
use chrono::{DateTime, NaiveDate, Utc};
use permit_api::access::{DeviceKind, Role};
use permit_api::words::Lang;
use permit_rules::{Channel, ZoneId};
use rusqlite::Row;
use rusqlite::types::Type;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A moment as kept.
pub fn millis(moment: DateTime<Utc>) -> i64 {
    moment.timestamp_millis()
}

/// A moment as read.
pub fn moment(row: &Row<'_>, column: usize) -> rusqlite::Result<DateTime<Utc>> {
    DateTime::from_timestamp_millis(row.get(column)?).ok_or_else(|| unreadable(column, Type::Integer))
}

/// A moment that may be absent, as read.
pub fn moment_or_none(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<DateTime<Utc>>> {
    row.get::<_, Option<i64>>(column)?.map_or(Ok(None), |_| moment(row, column).map(Some))
}

/// A place in a sequence as kept. SQLite has no larger number.
pub fn place_number(place: u64) -> i64 {
    i64::try_from(place).unwrap_or(i64::MAX)
}

/// A place in a sequence as read.
pub fn place(row: &Row<'_>, column: usize) -> rusqlite::Result<u64> {
    u64::try_from(row.get::<_, i64>(column)?).map_err(|_| unreadable(column, Type::Integer))
}

/// A local day as kept.
pub fn day_text(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

/// A local day as read.
pub fn day(row: &Row<'_>, column: usize) -> rusqlite::Result<NaiveDate> {
    let text: String = row.get(column)?;
    NaiveDate::parse_from_str(&text, "%Y-%m-%d").map_err(|_| unreadable(column, Type::Text))
}

/// A local day that may be absent, as read.
pub fn day_or_none(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<NaiveDate>> {
    row.get::<_, Option<String>>(column)?.map_or(Ok(None), |_| day(row, column).map(Some))
}

/// An identifier or a plate, as read.
pub fn id<T: TryFrom<String>>(row: &Row<'_>, column: usize) -> rusqlite::Result<T> {
    T::try_from(row.get(column)?).map_err(|_| unreadable(column, Type::Text))
}

/// A channel as kept.
pub fn channel_text(channel: Channel) -> &'static str {
    match channel {
        Channel::App => "app",
        Channel::Website => "website",
        Channel::Phone => "phone",
        Channel::Text => "text",
        Channel::Link => "link",
        Channel::Api => "api",
    }
}

/// A channel as read.
pub fn channel(row: &Row<'_>, column: usize) -> rusqlite::Result<Channel> {
    let text: String = row.get(column)?;
    [Channel::App, Channel::Website, Channel::Phone, Channel::Text, Channel::Link, Channel::Api]
        .into_iter()
        .find(|channel| channel_text(*channel) == text)
        .ok_or_else(|| unreadable(column, Type::Text))
}

/// A kind of device as kept.
pub fn kind_text(kind: DeviceKind) -> &'static str {
    match kind {
        DeviceKind::App => "app",
        DeviceKind::Website => "website",
    }
}

/// A kind of device as read.
pub fn kind(row: &Row<'_>, column: usize) -> rusqlite::Result<DeviceKind> {
    let text: String = row.get(column)?;
    [DeviceKind::App, DeviceKind::Website]
        .into_iter()
        .find(|kind| kind_text(*kind) == text)
        .ok_or_else(|| unreadable(column, Type::Text))
}

/// A role as kept.
pub fn role_text(role: Role) -> &'static str {
    match role {
        Role::Resident => "resident",
        Role::Reviewer => "reviewer",
        Role::CallHandler => "call_handler",
        Role::Helper => "helper",
    }
}

/// A role as read.
pub fn role(row: &Row<'_>, column: usize) -> rusqlite::Result<Role> {
    let text: String = row.get(column)?;
    let all = [Role::Resident, Role::Reviewer, Role::CallHandler];
    let found = all.into_iter().find(|role| role_text(*role) == text);
    found.ok_or_else(|| unreadable(column, Type::Text))
}

/// What a ticket is for, as read.
pub fn purpose(row: &Row<'_>, column: usize) -> rusqlite::Result<Purpose> {
    let text: String = row.get(column)?;
    Purpose::ALL.into_iter().find(|it| it.name() == text).ok_or_else(|| unreadable(column, Type::Text))
}

/// A language as read.
pub fn language(row: &Row<'_>, column: usize) -> rusqlite::Result<Lang> {
    let text: String = row.get(column)?;
    Lang::ALL.into_iter().find(|lang| lang.code() == text).ok_or_else(|| unreadable(column, Type::Text))
}

/// An identifier that may be absent, as read.
pub fn id_or_none<T: TryFrom<String>>(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<T>> {
    row.get::<_, Option<String>>(column)?.map_or(Ok(None), |_| id(row, column).map(Some))
}

/// A zone as kept: the empty text where there is none, because the column came first.
pub fn zone_text(zone: Option<&ZoneId>) -> &str {
    zone.map_or("", ZoneId::as_str)
}

/// A zone as read.
pub fn zone(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<ZoneId>> {
    if row.get_ref(column)?.as_str()?.is_empty() { Ok(None) } else { id(row, column).map(Some) }
}

/// A value that may be absent, as read.
pub fn json_or_none<T: DeserializeOwned>(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<T>> {
    row.get::<_, Option<String>>(column)?.map_or(Ok(None), |_| json(row, column).map(Some))
}

/// A value as kept.
pub fn json_text(value: &impl Serialize) -> Result<String, Trouble> {
    serde_json::to_string(value).map_err(|_| Trouble::Broken("a value cannot be written as JSON".to_owned()))
}

/// A value as read.
pub fn json<T: DeserializeOwned>(row: &Row<'_>, column: usize) -> rusqlite::Result<T> {
    serde_json::from_str(row.get_ref(column)?.as_str()?).map_err(|_| unreadable(column, Type::Text))
}

fn unreadable(column: usize, kind: Type) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, kind, "it does not hold what it should".into())
}
