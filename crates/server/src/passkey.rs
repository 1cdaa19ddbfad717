//! Passkeys: what a browser is asked to sign, and whether what it signed is right. Verifying is `webauthn-rs-core`'s;
//! which questions are asked, of whom, and what is kept of them is decided here. Keeps nothing, and tells a client no
//! more than that a passkey was not accepted (docs/decisions/0012-passkeys.md).

use crate::config::PublicUrl;
use crate::store::Account;
use permit_api::access::Role;
use permit_api::{Code, Problem};
use permit_rules::CouncilId;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::time::Duration;
use webauthn_rs_core::WebauthnCore;
use webauthn_rs_core::proto::{
    AttestationConveyancePreference, AuthenticationState, Credential, PublicKeyCredential,
    RegisterPublicKeyCredential, RegistrationState, UserVerificationPolicy,
};

/// How long a browser gets to answer, in minutes.
pub const MINUTES: i64 = 5;

/// What a browser is asked, and what is needed to check its answer.
pub struct Question {
    /// The options for the browser, as JSON.
    pub options: String,
    /// Kept until the answer comes.
    pub state: Value,
}

/// A passkey that was found right.
pub struct Verified {
    /// What browsers call it.
    pub id: String,
    /// What it is verified with next time.
    pub credential: Value,
    /// How often it has been used, by its own account.
    pub counter: u32,
    /// Whether it made sure who used it: a fingerprint, a face, a PIN.
    pub person_verified: bool,
}

/// The side that asks.
pub struct Verifier(WebauthnCore);

fn refused<E>(_: E) -> Problem {
    Problem::new(Code::PasskeyRefused)
}

impl Verifier {
    /// The verifier for the address residents use.
    ///
    /// # Errors
    /// `passkey_refused` where that is no domain name: no browser ties a passkey to anything else.
    pub fn of(public: &PublicUrl, name: &str) -> Result<Self, Problem> {
        let domain = public.domain().ok_or_else(|| refused(()))?;
        let origin = url::Url::parse(public.origin()).map_err(refused)?;
        let patience = Duration::from_secs(MINUTES.unsigned_abs() * 60);
        let core = WebauthnCore::new_unsafe_experts_only(
            name,
            &domain,
            vec![origin],
            patience,
            Some(false),
            Some(false),
        );
        Ok(Self(core))
    }

    /// Asks for a new passkey of an account that has some already.
    pub fn ask_new(&self, account: &Account, there: &[Value]) -> Result<Question, Problem> {
        let there: Vec<Credential> = there.iter().map(read).collect::<Result<_, _>>()?;
        let login = account.email.as_deref().or(account.mobile.as_deref()).unwrap_or(&account.id);
        let shown = if account.name.is_empty() { login } else { &account.name };
        let challenge = self
            .0
            .new_challenge_register_builder(&handle(&account.council, &account.id), login, shown)
            .map_err(refused)?
            .attestation(AttestationConveyancePreference::None)
            .user_verification_policy(policy(account.role))
            .require_resident_key(true)
            .exclude_credentials(Some(there.into_iter().map(|it| it.cred_id).collect()));
        let (options, state) = self.0.generate_challenge_register(challenge).map_err(refused)?;
        Ok(Question { options: written(&options.public_key)?, state: kept(&state)? })
    }

    /// The passkey in the answer to [`ask_new`](Self::ask_new).
    pub fn check_new(&self, answer: &str, state: &Value) -> Result<Verified, Problem> {
        let answer: RegisterPublicKeyCredential = serde_json::from_str(answer).map_err(refused)?;
        let state: RegistrationState = read(state)?;
        let made = self.0.register_credential(&answer, &state, None).map_err(refused)?;
        verified(&made, made.user_verified)
    }

    /// Asks for any passkey of anybody.
    pub fn ask_any(&self) -> Result<Question, Problem> {
        let preferred = Some(UserVerificationPolicy::Preferred);
        let challenge = self.0.new_challenge_authenticate_builder(Vec::new(), preferred).map_err(refused)?;
        let (options, state) = self.0.generate_challenge_authenticate(challenge).map_err(refused)?;
        Ok(Question { options: written(&options.public_key)?, state: kept(&state)? })
    }

    /// Whether the answer to [`ask_any`](Self::ask_any) is right, by the passkey that is kept under its name and belongs
    /// to an account. Gives the passkey as it is to be kept from now on.
    pub fn check_any(
        &self,
        answer: &Answered,
        state: &Value,
        credential: &Value,
        account: &Account,
    ) -> Result<Verified, Problem> {
        let (state, mut credential): (AuthenticationState, Credential) = (read(state)?, read(credential)?);
        let whose = answer.0.get_user_unique_id();
        if whose != Some(&handle(&account.council, &account.id)[..]) {
            return Err(refused(()));
        }
        let result =
            self.0.authenticate_single_credential(&answer.0, &state, &credential).map_err(refused)?;
        if policy(account.role) == UserVerificationPolicy::Required && !result.user_verified() {
            return Err(refused(()));
        }
        (credential.counter, credential.backup_state) = (result.counter(), result.backup_state());
        verified(&credential, result.user_verified())
    }
}

/// A browser's answer to a log-in.
pub struct Answered(PublicKeyCredential);

impl Answered {
    /// Reads it.
    ///
    /// # Errors
    /// `passkey_refused` if it is none.
    pub fn read(answer: &str) -> Result<Self, Problem> {
        serde_json::from_str(answer).map(Self).map_err(refused)
    }

    /// Which passkey it says it is.
    pub fn id(&self) -> String {
        name(self.0.get_credential_id())
    }
}

/// Whoever decides for the council shows that it is really them; of residents it is asked where their device can.
fn policy(role: Role) -> UserVerificationPolicy {
    match role {
        Role::Resident | Role::Helper => UserVerificationPolicy::Preferred,
        Role::Reviewer | Role::CallHandler => UserVerificationPolicy::Required,
    }
}

/// What an authenticator calls an account: nothing that could be read.
fn handle(council: &CouncilId, account: &str) -> [u8; 32] {
    Sha256::new()
        .chain_update("passkey\0")
        .chain_update(council.as_str())
        .chain_update([0])
        .chain_update(account)
        .finalize()
        .into()
}

fn name(id: &[u8]) -> String {
    use base64::Engine;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(id)
}

fn verified(credential: &Credential, person_verified: bool) -> Result<Verified, Problem> {
    Ok(Verified {
        id: name(credential.cred_id.as_slice()),
        credential: kept(credential)?,
        counter: credential.counter,
        person_verified,
    })
}

fn written(options: &impl Serialize) -> Result<String, Problem> {
    serde_json::to_string(options).map_err(|_| Problem::new(Code::Internal))
}

fn kept(value: &impl Serialize) -> Result<Value, Problem> {
    serde_json::to_value(value).map_err(|_| Problem::new(Code::Internal))
}

fn read<T: DeserializeOwned>(value: &Value) -> Result<T, Problem> {
    serde_json::from_value(value.clone()).map_err(|_| Problem::new(Code::Internal))
}
