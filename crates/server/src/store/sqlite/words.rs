//! The words by which holders are found, kept beside them: written anew with each change of a name or an address.

use super::columns::{id, json_or_none, zone};
use crate::store::calls::{FoundHolder, MOST_LOOKED_AT, listed, search_words};
use crate::store::{HolderKey, Trouble};
use permit_rules::{CouncilId, Home};
use rusqlite::{Connection, OptionalExtension, Row};

/// The step since which there are words. They cannot be made in SQL.
pub const SINCE: &str = "0010_desk";

/// Keeps the words of every holder there is.
pub fn fill(db: &Connection) -> Result<(), Trouble> {
    let all = db.unchecked_transaction()?;
    let mut statement = all.prepare("SELECT council, holder FROM holder")?;
    let read = |row: &Row<'_>| Ok(HolderKey { council: id(row, 0)?, holder: id(row, 1)? });
    let keys: Vec<HolderKey> = statement.query_map([], read)?.collect::<Result<_, _>>()?;
    drop(statement);
    keys.iter().try_for_each(|key| keep(&all, key))?;
    Ok(all.commit()?)
}

/// Keeps the words of a holder as it is now.
pub fn keep(db: &Connection, key: &HolderKey) -> Result<(), Trouble> {
    let of = [key.council.as_str(), key.holder.as_str()];
    db.prepare_cached("DELETE FROM holder_word WHERE council = ?1 AND holder = ?2")?.execute(of)?;
    let mut statement =
        db.prepare_cached("SELECT name, home FROM holder WHERE council = ?1 AND holder = ?2")?;
    let read = |row: &Row<'_>| Ok((row.get::<_, Option<String>>(0)?, json_or_none::<Home>(row, 1)?));
    let Some((name, home)) = statement.query_row(of, read).optional()? else { return Ok(()) };
    let mut names: Vec<String> = members(db, key)?;
    names.extend(name);
    let mut add = db.prepare_cached("INSERT INTO holder_word (council, word, holder) VALUES (?1, ?2, ?3)")?;
    for word in search_words(names.iter().map(String::as_str), home.as_ref()) {
        add.execute([of[0], word.as_str(), of[1]])?;
    }
    Ok(())
}

fn members(db: &Connection, key: &HolderKey) -> Result<Vec<String>, Trouble> {
    let mut statement =
        db.prepare_cached("SELECT name FROM account WHERE council = ?1 AND holder = ?2 ORDER BY account")?;
    let found = statement.query_map([key.council.as_str(), key.holder.as_str()], |row| row.get(0))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// The holders that have, for each word, one that begins with it.
pub fn find(
    db: &Connection,
    council: &CouncilId,
    words: &[String],
    limit: u32,
) -> Result<Vec<FoundHolder>, Trouble> {
    // Each word narrows what the one before has found, so that a common one costs little after a rare one.
    let begins = "EXISTS (SELECT 1 FROM holder_word w WHERE w.council = h.council AND w.holder = h.holder
                  AND substr(w.word, 1, length(?)) = ?)";
    let Some((first, rest)) = words.split_first() else { return Ok(Vec::new()) };
    let more: String = rest.iter().map(|_| format!(" AND {begins}")).collect();
    let mut statement = db.prepare_cached(&format!(
        "SELECT h.holder, h.name, h.home, h.zone FROM holder h
         WHERE h.council = ? AND h.holder IN
         (SELECT holder FROM holder_word WHERE council = ? AND word >= ? AND word < ? || char(1114111)){more}
         ORDER BY h.holder LIMIT {MOST_LOOKED_AT}"
    ))?;
    let mut values = vec![council.as_str(), council.as_str(), first.as_str(), first.as_str()];
    values.extend(rest.iter().flat_map(|word| [word.as_str(), word.as_str()]));
    let read = |row: &Row<'_>| {
        Ok(FoundHolder {
            holder: id(row, 0)?,
            name: row.get::<_, Option<String>>(1)?.unwrap_or_default(),
            home: json_or_none(row, 2)?,
            zone: zone(row, 3)?,
        })
    };
    let found = statement.query_map(rusqlite::params_from_iter(values), read)?;
    let mut found: Vec<FoundHolder> = found.collect::<Result<_, _>>()?;
    for it in found.iter_mut().filter(|it| it.name.is_empty()) {
        let key = HolderKey { council: council.clone(), holder: it.holder.clone() };
        it.name = members(db, &key)?.into_iter().next().unwrap_or_default();
    }
    Ok(listed(found, limit))
}
