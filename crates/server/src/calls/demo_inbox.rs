//! The demonstration's inbox: the letters a real server would have sent, in their readers' words. Elsewhere there is no
//! such operation.

use super::Ask;
use crate::contact;
use crate::letters::{Contact, Desk, Enclosure, Letter, Written};
use crate::store::{KeptLetter, LetterState};
use permit_api::inbox::{GetInbox, Inbox, LetterView};
use permit_api::{Arg, Code, Problem};

const MOST: u32 = 50;

pub async fn answer(ask: &Ask<'_>, _: GetInbox) -> Result<Inbox, Problem> {
    if !ask.office.demo {
        return Err(Problem::new(Code::UnknownOperation));
    }
    let letters = ask.office.store.latest(MOST).await?;
    Ok(Inbox { letters: letters.into_iter().filter_map(|kept| shown(ask, kept)).collect() })
}

/// A letter as its reader has it; none where it was taken back or there are no words for it.
fn shown(ask: &Ask<'_>, kept: KeptLetter) -> Option<LetterView> {
    let sent = match kept.state {
        LetterState::Sent => true,
        LetterState::Waiting | LetterState::GivenUp(_) => false,
        LetterState::Recalled => return None,
    };
    let scheme = ask.office.councils.named(Some(&kept.letter.council)).ok()?;
    let Written { subject, plain, .. } = Desk::of(scheme).write(&kept.letter, kept.at).ok()?;
    let link = match kept.letter.args.get("link") {
        Some(Arg::Text(link)) => Some(link.clone()),
        Some(Arg::Number(_) | Arg::Time(_) | Arg::Until(_) | Arg::Day(_) | Arg::Money(_)) | None => None,
    };
    let enclosed = kept.letter.encloses.as_ref().map(|it| named(it, &kept.letter));
    let (to, text_message) = match kept.letter.to {
        Contact::Email(address) => (address, false),
        Contact::Mobile(number) => (contact::shown(&number), true),
    };
    let (id, language, at) = (kept.letter.id, kept.letter.language, kept.at);
    Some(LetterView {
        id,
        to,
        text_message,
        language,
        subject,
        plain,
        link: link.filter(|_| !text_message),
        enclosed: enclosed.filter(|_| !text_message),
        at,
        sent,
    })
}

/// What is enclosed, by the name its file would have.
fn named(enclosure: &Enclosure, letter: &Letter) -> String {
    let name = match enclosure {
        Enclosure::Receipt { .. } => "receipt",
        Enclosure::RefundNote { .. } => "refund",
    };
    match letter.args.get("number") {
        Some(Arg::Text(number)) => format!("{name}-{number}.pdf"),
        Some(Arg::Number(_) | Arg::Time(_) | Arg::Until(_) | Arg::Day(_) | Arg::Money(_)) | None => {
            format!("{name}.pdf")
        }
    }
}
