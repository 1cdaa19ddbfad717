//! A letter as a page and as plain text, from the same blocks, so that both say the same. The page is small: no
//! pictures, nothing fetched, one button, readable in the dark and without any style at all.

use permit_api::words::Lang;
use std::fmt::Write;

/// A part of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(String),
    /// What is wrong with what.
    Points(Vec<String>),
    /// A code to be typed in.
    Code(String),
    /// Where to go, and what to say where a button cannot be pressed.
    Button {
        /// On the button.
        label: String,
        /// Before the address.
        otherwise: String,
        /// Where it leads.
        address: String,
    },
    /// Another place to go.
    Link {
        /// Before the address.
        label: String,
        /// Where it leads.
        address: String,
    },
    /// How to reach whom.
    Foot(String),
}

/// The letter as plain text.
pub fn plain(blocks: &[Block]) -> String {
    let parts: Vec<_> = blocks.iter().map(plain_block).collect();
    parts.join("\n\n") + "\n"
}

fn plain_block(block: &Block) -> String {
    match block {
        Block::Paragraph(text) | Block::Code(text) => text.clone(),
        Block::Points(points) => {
            points.iter().map(|point| format!("- {point}")).collect::<Vec<_>>().join("\n")
        }
        Block::Button { label, address, .. } | Block::Link { label, address } => {
            format!("{}\n{address}", colon(label))
        }
        Block::Foot(text) => format!("-- \n{text}"),
    }
}

fn colon(label: &str) -> String {
    if label.ends_with(':') { label.to_owned() } else { format!("{label}:") }
}

const STYLE: &str = "font:1.0625rem/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif";

/// The letter as a page.
pub fn html(lang: Lang, subject: &str, blocks: &[Block]) -> String {
    let mut body = String::new();
    for block in blocks {
        // Writing into a string does not fail.
        html_block(&mut body, block).unwrap_or_default();
    }
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"supported-color-schemes\" content=\"light dark\">\n<title>{subject}</title>\n</head>\n\
         <body style=\"margin:0;padding:1.5rem 1rem;{STYLE}\">\n\
         <main style=\"max-width:34rem;margin:0 auto\">\n\
         <h1 style=\"margin:0 0 1rem;font-size:1.5rem;line-height:1.25\">{subject}</h1>\n{body}</main>\n</body>\n</html>\n",
        lang.code(),
        subject = escaped(subject),
    )
}

fn html_block(page: &mut String, block: &Block) -> std::fmt::Result {
    match block {
        Block::Paragraph(text) => writeln!(page, "<p style=\"margin:0 0 1rem\">{}</p>", lines(text)),
        Block::Points(points) => {
            page.push_str("<ul style=\"margin:0 0 1rem;padding-left:1.25rem\">\n");
            for point in points {
                writeln!(page, "<li style=\"margin:0 0 .25rem\">{}</li>", escaped(point))?;
            }
            page.write_str("</ul>\n")
        }
        Block::Code(text) => {
            writeln!(page, "<p style=\"margin:0 0 1rem;font-size:1.375rem\"><b>{}</b></p>", escaped(text))
        }
        Block::Button { label, otherwise, address } => {
            let (label, otherwise, address) = (escaped(label), escaped(otherwise), escaped(address));
            writeln!(
                page,
                "<p style=\"margin:0 0 1rem\"><a href=\"{address}\" style=\"display:inline-block;padding:.75rem 1.25rem;\
                 border:1px solid #ffffff;border-radius:.5rem;background-color:#2b3579;color:#ffffff;\
                 font-weight:bold;text-decoration:none\">{label}</a></p>\n\
                 <p style=\"margin:0 0 1rem;font-size:.875rem;word-break:break-all\">{otherwise} {address}</p>"
            )
        }
        Block::Link { label, address } => {
            let (label, address) = (escaped(label), escaped(address));
            writeln!(
                page,
                "<p style=\"margin:0 0 1rem;word-break:break-word\">{label} <a href=\"{address}\" \
                 style=\"color:inherit\">{address}</a></p>"
            )
        }
        Block::Foot(text) => writeln!(
            page,
            "<hr style=\"margin:1.5rem 0 1rem;border:0;border-top:1px solid #75706a\">\n\
             <p style=\"margin:0;font-size:.875rem\">{}</p>",
            escaped(text)
        ),
    }
}

fn lines(text: &str) -> String {
    escaped(text).replace('\n', "<br>\n")
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}
