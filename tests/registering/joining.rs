//! Making an account: by the code in a letter, by its link on another device, and with a mobile number.

use crate::town::{NEW_PASSWORD, Town, code, secret, standing};
use anyhow::{Context, Result};
use permit_api::Code;
use permit_tests::caller::Caller;
use serde_json::{Value, json};

#[tokio::test]
async fn a_code_from_a_letter_makes_the_account() -> Result<()> {
    let town = Town::open().await?;
    let before = town.person("nia@example.com", NEW_PASSWORD).await;
    assert!(before.is_err(), "there is no account before the address is proved");
    let nia = town.newcomer("nia@example.com", "Nia Evans").await?;
    let account = nia.does("account", &json!({})).await?;
    assert_eq!((&account["name"], &account["email"]), (&json!("Nia Evans"), &json!("nia@example.com")));
    let status = standing(&nia).await?;
    assert_eq!((&status["registered"]["state"], &status["latest"]), (&json!("not"), &Value::Null));
    Ok(())
}

#[tokio::test]
async fn the_link_works_on_another_device_and_once() -> Result<()> {
    let town = Town::open().await?;
    town.signs_up("owain@example.com", "Owain Rees").await?;
    let letter = town.letter("owain@example.com", "Confirm your e-mail address").await?;
    let proof = json!({ "kind": "link", "secret": secret(&letter)? });
    // Nothing but the link is known there: not even what was asked for it.
    let elsewhere = Caller::nobody(&town.server)?;
    let confirm = json!({ "council": town.council, "proof": proof });
    assert_eq!(elsewhere.does("confirm", &confirm).await?["done"], "signed_up");
    assert_eq!(elsewhere.call("confirm", &confirm).await?.code()?, Some(Code::CodeExpired));
    town.person("owain@example.com", NEW_PASSWORD).await?;
    Ok(())
}

#[tokio::test]
async fn a_mobile_number_does_as_well_as_an_address() -> Result<()> {
    let town = Town::open().await?;
    let sent = town.signs_up("07700 900456", "Sam Field").await?;
    assert_eq!(sent["by"], "text");
    let text = town.letters("07700 900456").await?.into_iter().next().context("a text")?;
    assert!(text.text_message && text.link.is_none(), "{text:?}");
    let proof = json!({ "kind": "code", "ticket": sent["ticket"], "code": code(&text)? });
    let confirm = json!({ "council": town.council, "proof": proof });
    Caller::nobody(&town.server)?.does("confirm", &confirm).await?;
    // However the number is written.
    let sam = town.person("+44 7700 900456", NEW_PASSWORD).await?;
    let account = sam.does("account", &json!({})).await?;
    assert_eq!((&account["mobile"], &account["email"]), (&json!("07700 900456"), &Value::Null));
    // What the council has to say goes there too.
    town.applies(&sam, "first", "Sam Field", &town.bill()).await?;
    let received = town.letters("07700 900456").await?.into_iter().next().context("a text")?;
    assert!(received.plain.starts_with("We have your registration"), "{}", received.plain);
    Ok(())
}

#[tokio::test]
async fn an_address_that_has_an_account_is_told_by_letter_only() -> Result<()> {
    let town = Town::open().await?;
    let (known, unknown) = (
        town.signs_up("ann@example.org", "Ann Abara").await?,
        town.signs_up("no.body@example.com", "No Body").await?,
    );
    let shape = |sent: &Value| sent.as_object().map(|it| it.keys().cloned().collect::<Vec<_>>());
    assert_eq!((shape(&known), &known["by"]), (shape(&unknown), &unknown["by"]));
    let letter = town.letter("ann@example.org", "You already have an account").await?;
    assert!(code(&letter).is_err(), "there is nothing to confirm: {}", letter.plain);
    Ok(())
}
