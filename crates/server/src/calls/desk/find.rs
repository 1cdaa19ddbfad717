//! Finding holders by what a caller says. Who looked, and by what kind of thing, is on record, found or not.

use super::super::Ask;
use super::super::refunds::find::number;
use crate::store::audit::Line;
use crate::store::{ByOrder, ByWhat, FoundHolder, HolderKey, RECENT_DAYS, Session};
use crate::{contact, folding};
use chrono::Duration;
use permit_api::desk::{FindHolders, FoundHolders, HolderHit};
use permit_api::stays::ZoneName;
use permit_api::{Code, Problem};
use permit_rules::{HolderId, Home};

/// Holders that are listed at most.
const MOST: u32 = 20;
/// Words that are looked for at most; what is said beyond them narrows nothing.
const MOST_WORDS: usize = 6;
/// The fewest letters and figures that are looked for.
const SHORTEST: usize = 2;

pub async fn answer(ask: &Ask<'_>, session: &Session, input: &FindHolders) -> Result<FoundHolders, Problem> {
    let typed = input.words.trim();
    if typed.chars().filter(|c| c.is_alphanumeric()).count() < SHORTEST {
        return Err(Problem::new(Code::SearchTooShort));
    }
    let (by, mut found) = looked_up(ask, session, typed).await?;
    let more = found.len() > MOST as usize;
    found.truncate(MOST as usize);
    let line = Line {
        council: session.council.clone(),
        at: ask.now,
        account: Some(session.account.clone()),
        action: "find_holders".to_owned(),
        holder: found.first().filter(|_| found.len() == 1).map(|it| it.holder.clone()),
        subject: None,
        note: Some(format!("{by}, {} found", found.len())),
    };
    ask.office.store.note(vec![line]).await?;
    Ok(FoundHolders { holders: found.into_iter().map(|it| hit(ask, it)).collect(), more })
}

/// The holders, and by what kind of thing they were found: by the first that has any, from the most certain on.
async fn looked_up(
    ask: &Ask<'_>,
    session: &Session,
    typed: &str,
) -> Result<(&'static str, Vec<FoundHolder>), Problem> {
    let (store, council) = (&ask.office.store, &session.council);
    if typed.contains('@') {
        let Ok(address) = contact::email(typed) else { return Ok(("email", Vec::new())) };
        let account = store.account(council.clone(), ByWhat::Email(address)).await?;
        return Ok(("email", one(ask, session, account.and_then(|it| it.holder)).await?));
    }
    if let Ok(mobile) = contact::mobile(typed) {
        let account = store.account(council.clone(), ByWhat::Mobile(mobile)).await?;
        return Ok(("mobile", one(ask, session, account.and_then(|it| it.holder)).await?));
    }
    let found = one(ask, session, typed.to_lowercase().parse().ok()).await?;
    if !found.is_empty() {
        return Ok(("reference", found));
    }
    let order = store.order(council.clone(), ByOrder::Number(number(typed))).await?;
    let found = one(ask, session, order.map(|row| row.key.holder)).await?;
    if !found.is_empty() {
        return Ok(("number", found));
    }
    let mut words = folding::words(typed);
    words.truncate(MOST_WORDS);
    // The longest word is the rarest, as a rule.
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    Ok(("words", store.find_holders(council.clone(), words, MOST + 1).await?))
}

/// The holder with a key, as a list.
async fn one(
    ask: &Ask<'_>,
    session: &Session,
    holder: Option<HolderId>,
) -> Result<Vec<FoundHolder>, Problem> {
    let Some(holder) = holder else { return Ok(Vec::new()) };
    let key = HolderKey { council: session.council.clone(), holder };
    let store = &ask.office.store;
    let recent = ask.now - Duration::days(RECENT_DAYS);
    let Some(held) = store.load(key.clone(), recent).await? else { return Ok(Vec::new()) };
    let holder = held.holder;
    let name = match holder.name {
        Some(name) => name,
        None => store.members(key).await?.into_iter().next().map(|it| it.name).unwrap_or_default(),
    };
    Ok(vec![FoundHolder { holder: holder.id, name, home: holder.home, zone: holder.zone }])
}

fn hit(ask: &Ask<'_>, found: FoundHolder) -> HolderHit {
    HolderHit {
        holder: found.holder,
        name: found.name,
        street: found.home.as_ref().map(street),
        district: found.home.as_ref().and_then(district),
        zone: found.zone.as_ref().map(|zone| ZoneName::of(zone, ask.scheme)),
    }
}

/// An address without what tells the house: the parts before the one that has the street are left out, and the number.
fn street(home: &Home) -> String {
    let parts: Vec<&str> = home.line.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    // The town comes last; what stands before it is the street.
    let street = if parts.len() > 1 { parts[parts.len() - 2] } else { parts.first().copied().unwrap_or("") };
    let named = street.split_whitespace().skip_while(|word| word.contains(|c: char| c.is_ascii_digit()));
    named.collect::<Vec<_>>().join(" ")
}

/// The first half of a postcode.
fn district(home: &Home) -> Option<String> {
    let whole = folding::number(&home.postcode);
    let split = whole.len().checked_sub(3).filter(|split| *split > 0)?;
    Some(whole[..split].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn home(line: &str, postcode: &str) -> Home {
        Home { line: line.to_owned(), postcode: postcode.to_owned(), uprn: None, zone: None }
    }

    #[test]
    fn a_hit_does_not_tell_the_house() {
        let cases = [
            ("12 Paradise Street, Cambridge", "Paradise Street"),
            ("Flat 3, Grafton House, Adam and Eve Street, Cambridge", "Adam and Eve Street"),
            ("14A York Street, Cambridge", "York Street"),
            ("5 Stryd y Castell, Bae Morfa", "Stryd y Castell"),
            ("12 Paradise Street", "Paradise Street"),
            ("", ""),
        ];
        for (line, expected) in cases {
            assert_eq!(street(&home(line, "CB1 1DR")), expected);
        }
        assert_eq!(district(&home("", "cb1 1dr")).as_deref(), Some("CB1"));
        assert_eq!(district(&home("", "1DR")), None);
    }
}
