//! Whether what a caller says is right. The handler types it and is told right or wrong, question by question; a round
//! with a wrong answer counts against the call and against the holder, and all of them are on record.

use super::super::Ask;
use super::questions;
use super::showing::{about, card, in_call};
use crate::store::Session;
use crate::store::audit::Line;
use crate::tries;
use permit_api::desk::{CallerCard, CheckIdentity, Question};
use permit_api::{Code, Problem};
use std::collections::BTreeSet;

pub async fn answer(ask: &Ask<'_>, session: &Session, input: CheckIdentity) -> Result<CallerCard, Problem> {
    let asked = in_call(ask, session, &input.call).await?;
    let failed = || Problem::new(Code::IdentityFailed);
    if asked.identified() {
        return Ok(card(ask, &asked));
    }
    if asked.call.tries_left == 0 {
        return Err(failed());
    }
    let given: Vec<(Question, &String)> = input
        .answers
        .iter()
        .filter(|(_, said)| !said.trim().is_empty())
        .map(|(it, said)| (*it, said))
        .collect();
    if given.is_empty() {
        return Ok(card(ask, &asked));
    }
    let is_right = |it: &(Question, &String)| questions::is_right(it.0, it.1, &asked.holder, &asked.members);
    let right: BTreeSet<Question> = given.iter().copied().filter(is_right).map(|(it, _)| it).collect();
    let wrong = right.len() < given.len();
    if wrong {
        tries::count_wrong_answer(ask.office, &asked.key).await?;
    }
    let line = Line {
        council: session.council.clone(),
        at: ask.now,
        account: Some(session.account.clone()),
        action: "check_identity".to_owned(),
        holder: Some(asked.key.holder.clone()),
        subject: Some(asked.call.id.clone()),
        note: Some(format!("{} right of {}", right.len(), given.len())),
    };
    let store = &ask.office.store;
    let after = store.answer_call(session.council.clone(), input.call, (right, wrong), ask.now, line).await?;
    let after = about(ask, after.ok_or_else(|| Problem::new(Code::CallOver))?).await?;
    if !after.identified() && after.call.tries_left == 0 { Err(failed()) } else { Ok(card(ask, &after)) }
}
