//! Receipts of stays: made out for the holder, checked by anyone who has the code. The code is a keyed mark of the stay,
//! so that nobody can guess one or make one up; of it only a hash is kept.

use super::{Ask, stay_history};
use crate::calls::accounts::own;
use crate::receipt::of_stay;
use crate::store::{HolderKey, Session};
use crate::tries;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use permit_api::orders::File;
use permit_api::past::{CheckReceipt, GetStayReceipt, StayProof, StayReceipt};
use permit_api::{Code, Problem};
use permit_rules::{Stay, StayId};
use sha2::{Digest, Sha256};

/// What a code is written in: no letter or figure that looks like another.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Bytes of the mark that make the code: 120 bits, 24 letters.
const MARK_BYTES: usize = 15;
/// Letters of a code that stand together.
const GROUP: usize = 4;

pub async fn answer(ask: &Ask<'_>, session: &Session, input: GetStayReceipt) -> Result<StayReceipt, Problem> {
    let (stay, code) = made_out(ask, session, &input.stay).await?;
    let url = address(ask, &code);
    Ok(StayReceipt { url, code, proof: StayProof::of(&stay, ask.scheme, ask.now) })
}

pub async fn print(ask: &Ask<'_>, session: &Session, input: GetStayReceipt) -> Result<File, Problem> {
    let language = own(ask, session).await?.language;
    let (stay, code) = made_out(ask, session, &input.stay).await?;
    let paper = of_stay::StayPaper {
        proof: StayProof::of(&stay, ask.scheme, ask.now),
        url: address(ask, &code),
        language,
        zone: ask.scheme.timezone,
        code,
    };
    let file_name = format!("visitor-permit-{}.pdf", paper.code);
    let drawn = tokio::task::spawn_blocking(move || of_stay::pdf(&paper)).await;
    let bytes = drawn.map_err(|_| Problem::new(Code::Internal))?.map_err(|reason| {
        tracing::error!(%reason, "the receipt of a stay cannot be written");
        Problem::new(Code::Internal)
    })?;
    Ok(File {
        file_name,
        media_type: "application/pdf".to_owned(),
        base64: STANDARD.encode(bytes),
        saved: None,
    })
}

pub async fn check(ask: &Ask<'_>, input: CheckReceipt) -> Result<StayProof, Problem> {
    tries::count_check(ask.office, &ask.scheme.council, ask.from).await?;
    let hash = hashed(&input.code);
    let store = &ask.office.store;
    for scheme in ask.office.councils.all() {
        let Some((key, id)) = store.proof(scheme.council.clone(), hash).await? else { continue };
        let held = store.load(key, DateTime::<Utc>::MIN_UTC).await?;
        let stay = held.and_then(|mut held| held.holder.stays.remove(&id));
        let stay = stay.ok_or(Problem::new(Code::UnknownReceipt))?;
        return Ok(StayProof::of(&stay, scheme, ask.now));
    }
    Err(Problem::new(Code::UnknownReceipt))
}

/// A stay of the holder's, and the code that proves it from now on. The same stay has the same code.
async fn made_out(ask: &Ask<'_>, session: &Session, id: &StayId) -> Result<(Stay, String), Problem> {
    let key = session.key()?;
    let stay = stay_history::everything(ask, session).await?.stays.remove(id);
    let stay = stay.ok_or(Problem::new(Code::UnknownStay))?;
    let (code, _) = proven(ask, &key, id).await?;
    Ok((stay, code))
}

/// The code that proves a stay from now on, and the address at which it is checked.
pub async fn proven(ask: &Ask<'_>, key: &HolderKey, id: &StayId) -> Result<(String, String), Problem> {
    let code = code(ask, key, id);
    ask.office.store.put_proof(key.clone(), id.clone(), hashed(&code), ask.now).await?;
    let url = address(ask, &code);
    Ok((code, url))
}

fn code(ask: &Ask<'_>, key: &HolderKey, stay: &StayId) -> String {
    let parts = [key.council.as_str(), key.holder.as_str(), stay.as_str()];
    written(&ask.office.documents.mark("receipt of a stay", &parts))
}

/// A mark in letters, in groups with dashes between them.
fn written(mark: &[u8; 32]) -> String {
    let bits = mark[..MARK_BYTES].iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1));
    let bits: Vec<u8> = bits.collect();
    let letter =
        |five: &[u8]| char::from(LETTERS[usize::from(five.iter().fold(0, |all, bit| all << 1 | bit))]);
    let letters: Vec<char> = bits.chunks(5).map(letter).collect();
    letters.chunks(GROUP).map(String::from_iter).collect::<Vec<_>>().join("-")
}

/// A code as it is kept, however it was typed.
fn hashed(typed: &str) -> [u8; 32] {
    let plain =
        typed.chars().filter(char::is_ascii_alphanumeric).map(|letter| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        });
    Sha256::digest(plain.collect::<String>()).into()
}

fn address(ask: &Ask<'_>, code: &str) -> String {
    format!("{}/receipt?code={code}", ask.office.public.origin())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let code = written(&[0b1010_0110; 32]);
        assert_eq!(code.len(), 29);
        assert!(code.split('-').all(|group| group.len() == 4), "{code}");
        let typed = format!(" {} ", code.to_lowercase().replace('-', " "));
        assert_eq!(hashed(&code), hashed(&typed));
        assert_eq!(hashed("O0I1-L"), hashed("00111"));
        assert_ne!(hashed(&code), hashed(&code[1..]));
        assert_ne!(written(&[1; 32]), written(&[2; 32]));
    }
}
