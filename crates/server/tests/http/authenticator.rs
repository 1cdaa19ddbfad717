//! A passkey in software, as a browser and its authenticator would answer together, with every part of the answer open
//! to being wrong.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const ATTESTED: u8 = 0x40;

/// A passkey.
#[derive(Clone)]
pub struct Authenticator {
    /// What it signs with.
    pub key: SigningKey,
    /// What the browser calls it.
    pub id: Vec<u8>,
    /// The account it was made for.
    pub user: Vec<u8>,
    /// How often it has signed.
    pub counter: u32,
    /// Where the browser says it is.
    pub origin: String,
    /// For whom the authenticator signs.
    pub rp: String,
    /// Whether the authenticator makes sure who uses it.
    pub verifies: bool,
}

fn text(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn bytes(value: &Value) -> Vec<u8> {
    URL_SAFE_NO_PAD.decode(value.as_str().unwrap()).unwrap()
}

impl Authenticator {
    /// An authenticator without a passkey yet; another number is another authenticator.
    pub fn new(nth: u8) -> Self {
        Self {
            key: SigningKey::from_slice(&[nth; 32]).unwrap(),
            id: vec![nth; 16],
            user: Vec::new(),
            counter: 0,
            origin: "http://localhost:8080".to_owned(),
            rp: "localhost".to_owned(),
            verifies: true,
        }
    }

    fn client_data(&self, kind: &str, challenge: &Value) -> Vec<u8> {
        let data =
            json!({ "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false });
        data.to_string().into_bytes()
    }

    fn data(&self, flags: u8) -> Vec<u8> {
        let verified = if self.verifies { VERIFIED } else { 0 };
        let mut data = Sha256::digest(&self.rp).to_vec();
        data.push(PRESENT | verified | flags);
        data.extend(self.counter.to_be_bytes());
        data
    }

    /// Makes the passkey that is asked for, and answers as JSON.
    pub fn make(&mut self, options: &Value) -> String {
        self.user = bytes(&options["user"]["id"]);
        let point = self.key.verifying_key().to_sec1_bytes();
        let mut data = self.data(ATTESTED);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).unwrap().to_be_bytes());
        data.extend(&self.id);
        // A COSE key: EC2, ES256, P-256, x, y.
        data.extend([0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(&point[1..33]);
        data.extend([0x22, 0x58, 0x20]);
        data.extend(&point[33..]);
        let mut object = vec![0xA3];
        object.extend(b"\x63fmt\x64none\x67attStmt\xA0\x68authData\x58");
        object.push(u8::try_from(data.len()).unwrap());
        object.extend(data);
        let client = self.client_data("webauthn.create", &options["challenge"]);
        let answer = json!({
            "id": text(&self.id),
            "rawId": text(&self.id),
            "type": "public-key",
            "authenticatorAttachment": "platform",
            "clientExtensionResults": {},
            "response": {
                "attestationObject": text(object),
                "clientDataJSON": text(client),
                "transports": ["internal", "hybrid"],
            },
        });
        answer.to_string()
    }

    /// Signs a challenge, and answers as JSON.
    pub fn sign(&mut self, options: &Value) -> String {
        self.counter += 1;
        let client = self.client_data("webauthn.get", &options["challenge"]);
        let data = self.data(0);
        let signed = [data.as_slice(), &Sha256::digest(&client)].concat();
        let signature: Signature = self.key.sign(&signed);
        let answer = json!({
            "id": text(&self.id),
            "rawId": text(&self.id),
            "type": "public-key",
            "clientExtensionResults": {},
            "response": {
                "authenticatorData": text(data),
                "clientDataJSON": text(client),
                "signature": text(signature.to_der()),
                "userHandle": text(&self.user),
            },
        });
        answer.to_string()
    }
}
