//! Asking a browser for any passkey of anybody: no name is given, so none can be found out.

use super::{challenge, verifier};
use crate::calls::Ask;
use crate::store::accounts::Purpose;
use crate::tries;
use permit_api::Problem;
use permit_api::passkeys::{PasskeyChallenge, StartPasskeyLogIn};

pub async fn answer(ask: &Ask<'_>, input: StartPasskeyLogIn) -> Result<PasskeyChallenge, Problem> {
    let council = &ask.office.councils.named(Some(&input.council))?.council;
    tries::count_proof(ask.office, council, ask.from).await?;
    let question = verifier(ask, council)?.ask_any()?;
    challenge(ask, council, Purpose::PasskeyLogIn, None, question).await
}
