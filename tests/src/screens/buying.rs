//! How somebody buys on the screens, step by step; the same in the window and the browser. The payment page belongs to
//! the payment provider: it is the same page wherever it is opened.

use super::Screen;
use anyhow::Result;

/// The card that pays.
pub const PAYS: &str = "4444333322221111";
/// The card that is declined.
pub const DECLINED: &str = "4000000000000002";

/// Goes from the menu to what the council offers. The seed: "Buy Digital Permits followed by Cambridgeshire County
/// Council and selecting Visitor Permits".
pub async fn open_shop(screen: &Screen) -> Result<()> {
    screen.press("Menu").await?;
    screen.press("Buy Digital Permits").await?;
    screen.sees("Cambridgeshire County Council").await?;
    screen.press("Visitor Permits").await?;
    screen.sees("Number of bundles").await
}

/// Puts so many bundles into the basket and opens it.
pub async fn fill_basket(screen: &Screen, bundles: &str) -> Result<()> {
    screen.fill("Number of bundles", bundles).await?;
    screen.press("Add to basket").await?;
    screen.sees("in your basket").await?;
    screen.press("Go to basket").await?;
    screen.sees("You find the same basket on all your devices").await
}

/// Goes from the basket to the last look, and orders.
pub async fn order(screen: &Screen, price: &str) -> Result<()> {
    screen.press("Go to payment").await?;
    screen.sees("Check before you pay").await?;
    screen.press(&format!("Pay {price}")).await
}

/// Types a card on the provider's page, up to the last question.
pub async fn give_card(screen: &Screen, card: &str) -> Result<()> {
    screen.sees("Enter card details").await?;
    screen.fill("Card number", card).await?;
    screen.fill("Month", "10").await?;
    screen.fill("Year", "40").await?;
    screen.fill("Name on card", "N NIL").await?;
    screen.fill("Card security code", "123").await?;
    screen.press("Continue").await
}

/// Pays on the provider's page.
pub async fn pay(screen: &Screen) -> Result<()> {
    give_card(screen, PAYS).await?;
    screen.sees("Confirm your payment").await?;
    screen.press("Confirm payment").await
}
