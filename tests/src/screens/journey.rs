//! What a resident does on the screens, step by step in the resident's words; the same in the window and the browser.

use super::Screen;
use crate::person::PASSWORD;
use anyhow::Result;

/// Logs somebody of `tests/people.toml` in.
pub async fn log_in(screen: &Screen, email: &str) -> Result<()> {
    screen.sees("Log in").await?;
    screen.fill("E-mail address", email).await?;
    screen.fill("Password", PASSWORD).await?;
    screen.press("Log in").await?;
    screen.sees("Hello, ").await
}

/// Opens the menu behind the three lines and goes by way of Permits to the question for the plate.
pub async fn open_activation(screen: &Screen) -> Result<()> {
    screen.press("Menu").await?;
    screen.press("Permits").await?;
    // The home screen has a button of the same name, which is not the one meant here.
    screen.sees("Manage visitor permits").await?;
    screen.press("Activate visitor permit").await?;
    screen.sees("What is the registration number?").await
}

/// Answers plate and time, and stops where everything can be checked.
pub async fn fill_in(screen: &Screen, plate: &str, tomorrow: bool) -> Result<()> {
    let nothing =
        "const field = document.querySelector('main input'); return field !== null && field.value === ''";
    screen.holds("a plate was filled in already", nothing).await?;
    screen.fill("Registration number", plate).await?;
    screen.press("Continue").await?;
    screen.sees("When is the visit?").await?;
    let chosen = "return document.querySelectorAll('main input[type=radio]:checked').length === 0";
    screen.holds("a start was chosen already", chosen).await?;
    if tomorrow {
        screen.choose("Later").await?;
        screen.press("Tomorrow").await?;
        screen.press("From the start of the day").await?;
    } else {
        screen.choose("Now").await?;
    }
    screen.press("Continue").await?;
    screen.sees("Check before you activate").await?;
    screen.sees("Valid until").await?;
    screen.sees("11:59pm").await
}

/// The whole way from the menu to a visit that the server has confirmed.
pub async fn activate(screen: &Screen, plate: &str, tomorrow: bool) -> Result<()> {
    open_activation(screen).await?;
    fill_in(screen, plate, tomorrow).await?;
    screen.press(&format!("Activate 1 visit for {plate}")).await?;
    screen.sees("Visit activated").await?;
    screen.sees("Confirmed").await
}

/// Puts another plate on a stay that the home screen shows.
pub async fn correct(screen: &Screen, right: &str) -> Result<()> {
    home(screen).await?;
    screen.press("See or change").await?;
    screen.press("Correct registration number").await?;
    screen.fill("Right registration number", right).await?;
    screen.press("Correct registration number").await?;
    screen.sees("Corrected: the stay is for").await
}

/// Goes to the home screen by the menu.
pub async fn home(screen: &Screen) -> Result<()> {
    screen.press("Menu").await?;
    screen.press("Home").await?;
    screen.sees("Hello, ").await
}

/// Logs out by the menu.
pub async fn log_out(screen: &Screen) -> Result<()> {
    screen.press("Menu").await?;
    screen.press("Log out").await?;
    screen.sees("E-mail address").await
}
