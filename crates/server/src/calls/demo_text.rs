//! The demonstration's handset: a text message goes in by the same port as those from a mobile network. Elsewhere there
//! is no such operation.

use super::Ask;
use crate::store::Provider;
use crate::texts::{self, Received};
use permit_api::inbox::{SendText, TextAnswer};
use permit_api::{Code, Problem};

pub async fn answer(ask: &Ask<'_>, input: SendText) -> Result<TextAnswer, Problem> {
    if !ask.office.demo {
        return Err(Problem::new(Code::UnknownOperation));
    }
    let broken = |_| Problem::new(Code::Internal);
    let received = Received {
        provider: Provider::Demo,
        message: ask.office.rng.text::<12>().map_err(broken)?,
        from: input.from,
        words: input.words,
        sent_at: Some(ask.now),
    };
    let scheme = ask.office.councils.named(input.council.as_ref())?;
    let reply = texts::receive(ask.office, scheme, &received).await?;
    Ok(TextAnswer { reply, at: ask.now })
}
