//! Where everything stands on which page, and what it is to somebody who hears it. Knows nothing of PDF.
//!
//! Lengths are points, from the top left corner of an A4 page.

use super::face::Faces;
use super::sheet::{Block, Cell, Role, Row, Sheet, Table};

/// The page.
pub const PAGE: [f32; 2] = [595.28, 841.89];
/// Where text begins from the left.
pub const LEFT: f32 = 56.0;
/// How wide text may be.
pub const WIDTH: f32 = PAGE[0] - 2.0 * LEFT;
const TOP: f32 = 52.0;
const BOTTOM: f32 = PAGE[1] - 66.0;
/// Around the text of a row.
const PAD: f32 = 5.0;
/// Between columns.
const GAP: f32 = 10.0;
/// Where the seller stands, beside the heading.
const SELLER: f32 = 312.0;

/// How a text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// Its size.
    pub size: f32,
    /// In bold.
    pub bold: bool,
    /// In a paler ink.
    pub pale: bool,
}

impl Style {
    const TITLE: Self = Self { size: 28.0, bold: true, pale: false };
    const HEADING: Self = Self { size: 16.0, bold: true, pale: false };
    const LEAD: Self = Self { size: 14.0, bold: false, pale: false };
    const TEXT: Self = Self { size: 12.0, bold: false, pale: false };
    const BOLD: Self = Self { bold: true, ..Self::TEXT };
    const BELOW: Self = Self { size: 11.0, bold: false, pale: true };
    /// At the foot of a page.
    pub const FOOT: Self = Self { size: 10.0, bold: false, pale: true };

    fn leading(self) -> f32 {
        self.size * 1.4
    }

    fn ascent(self) -> f32 {
        self.size * 1.08
    }
}

/// Something on a page.
#[derive(Debug)]
pub enum Ink {
    /// A line of text.
    Text {
        /// Where it begins.
        x: f32,
        /// Where its letters stand.
        baseline: f32,
        /// How it looks.
        style: Style,
        /// What it says.
        text: String,
        /// Which leaf of the tree it belongs to; none for what is there for the eye only.
        leaf: Option<usize>,
    },
    /// A line from side to side.
    Rule {
        /// Where.
        y: f32,
        /// A thick one.
        strong: bool,
    },
}

/// What a part is to somebody who hears it.
#[derive(Debug, Clone)]
pub enum Tag {
    /// A heading of a rank, with its text.
    Heading(u16, String),
    /// A paragraph.
    Paragraph,
    /// A table, with what it is about.
    Table(String),
    /// The rows with the heads of columns.
    Head,
    /// The rows of a table.
    Body,
    /// The rows that add up.
    Foot,
    /// A row.
    Row,
    /// A cell, over so many columns.
    Cell(Role, usize),
}

/// A part of the tree, in reading order.
#[derive(Debug)]
pub enum Branch {
    /// Something with parts.
    Group(Tag, Vec<Branch>),
    /// A text on the pages.
    Leaf(usize),
}

/// A heading, for finding one's way.
#[derive(Debug)]
pub struct Landmark {
    /// What it says.
    pub text: String,
    /// On which page, from 0.
    pub page: usize,
    /// Where.
    pub y: f32,
}

/// A paper, laid out.
#[derive(Debug)]
pub struct Laid {
    /// The pages.
    pub pages: Vec<Vec<Ink>>,
    /// What they are to somebody who hears them.
    pub tree: Vec<Branch>,
    /// Every heading.
    pub landmarks: Vec<Landmark>,
}

/// Lays a paper out.
pub fn lay(sheet: &Sheet, faces: &Faces) -> Laid {
    let laid = Laid { pages: vec![Vec::new()], tree: Vec::new(), landmarks: Vec::new() };
    let mut setter = Setter { faces, laid, y: TOP, leaves: 0 };
    setter.top(sheet);
    for block in &sheet.blocks {
        let branch = match block {
            Block::Heading(text) => {
                setter.y += 12.0;
                setter.room(70.0);
                setter.heading(2, text, Style::HEADING, WIDTH)
            }
            Block::Lead(text) => setter.paragraph(text, Style::LEAD),
            Block::Text(text) => setter.paragraph(text, Style::TEXT),
            Block::Table(table) => setter.table(table),
        };
        setter.laid.tree.push(branch);
    }
    setter.laid
}

struct Setter<'a> {
    faces: &'a Faces,
    laid: Laid,
    y: f32,
    leaves: usize,
}

impl Setter<'_> {
    /// The heading on the left, the seller on the right.
    fn top(&mut self, sheet: &Sheet) {
        let heading = self.heading(1, &sheet.heading, Style::TITLE, SELLER - LEFT - GAP);
        let (below, page) = (self.y, self.laid.pages.len());
        self.y = TOP + 4.0;
        let leaf = self.leaf();
        for (row, text) in sheet.seller.iter().enumerate() {
            let style = if row == 0 { Style::BOLD } else { Style::TEXT };
            for line in self.faces.of(style.bold).lines(text, style.size, LEFT + WIDTH - SELLER) {
                self.line(SELLER, format!("{} ", line.trim_end()), style, Some(leaf));
            }
        }
        let seller = Branch::Group(Tag::Paragraph, vec![Branch::Leaf(leaf)]);
        self.laid.tree.extend([heading, seller]);
        if self.laid.pages.len() == page {
            self.y = self.y.max(below);
        }
        self.y += 16.0;
    }

    fn leaf(&mut self) -> usize {
        self.leaves += 1;
        self.leaves - 1
    }

    /// Goes to a new page where a height does not fit; says whether it did.
    fn room(&mut self, height: f32) -> bool {
        let turn = self.y + height > BOTTOM && self.y > TOP;
        if turn {
            self.laid.pages.push(Vec::new());
            self.y = TOP;
        }
        turn
    }

    fn ink(&mut self, ink: Ink) {
        if let Some(page) = self.laid.pages.last_mut() {
            page.push(ink);
        }
    }

    fn line(&mut self, x: f32, text: String, style: Style, leaf: Option<usize>) {
        self.room(style.leading());
        let baseline = self.y + style.ascent();
        self.ink(Ink::Text { x, baseline, style, text, leaf });
        self.y += style.leading();
    }

    fn heading(&mut self, rank: u16, text: &str, style: Style, width: f32) -> Branch {
        let (page, y) = (self.laid.pages.len() - 1, self.y);
        self.laid.landmarks.push(Landmark { text: text.to_owned(), page, y });
        let leaf = self.text(text, style, width);
        self.y += 4.0;
        Branch::Group(Tag::Heading(rank, text.to_owned()), vec![Branch::Leaf(leaf)])
    }

    fn paragraph(&mut self, text: &str, style: Style) -> Branch {
        let leaf = self.text(text, style, WIDTH);
        self.y += 10.0;
        Branch::Group(Tag::Paragraph, vec![Branch::Leaf(leaf)])
    }

    fn text(&mut self, text: &str, style: Style, width: f32) -> usize {
        let leaf = self.leaf();
        for line in self.faces.of(style.bold).lines(text, style.size, width) {
            self.line(LEFT, line, style, Some(leaf));
        }
        leaf
    }

    fn table(&mut self, table: &Table) -> Branch {
        let mut parts = Vec::new();
        if table.head.is_none() {
            self.ink(Ink::Rule { y: self.y, strong: false });
        }
        let rows: [(Tag, Vec<&Row>); 3] = [
            (Tag::Head, table.head.iter().collect()),
            (Tag::Body, table.body.iter().collect()),
            (Tag::Foot, table.foot.iter().collect()),
        ];
        for (tag, rows) in rows {
            let strong = matches!(tag, Tag::Head);
            let rows: Vec<_> = rows.into_iter().map(|row| self.row(row, table, strong)).collect();
            if !rows.is_empty() {
                parts.push(Branch::Group(tag, rows));
            }
        }
        self.y += 12.0;
        Branch::Group(Tag::Table(table.summary.clone()), parts)
    }

    fn row(&mut self, row: &Row, table: &Table, strong: bool) -> Branch {
        let cells = self.cells(row, &table.shares);
        if self.room(height(&cells))
            && let (Some(head), false) = (&table.head, strong)
        {
            let again = self.cells(head, &table.shares);
            self.place(&again, true, None);
        }
        let first = self.leaves;
        self.leaves += cells.len();
        self.place(&cells, strong, Some(first));
        let tags = row.cells.iter().enumerate().map(|(index, cell)| {
            Branch::Group(Tag::Cell(cell.role, cell.span), vec![Branch::Leaf(first + index)])
        });
        Branch::Group(Tag::Row, tags.collect())
    }

    /// Puts the lines of each cell in their places, for the leaves from `first`, and a rule below.
    fn place(&mut self, cells: &[Vec<Set>], strong: bool, first: Option<usize>) {
        let top = self.y + PAD;
        for (index, lines) in cells.iter().enumerate() {
            for Set { x, down, style, text } in lines {
                let (x, baseline, text) = (*x, top + down + style.ascent(), text.clone());
                let leaf = first.map(|first| first + index);
                self.ink(Ink::Text { x, baseline, style: *style, text, leaf });
            }
        }
        self.y += height(cells);
        self.ink(Ink::Rule { y: self.y, strong });
    }

    fn cells(&self, row: &Row, shares: &[f32]) -> Vec<Vec<Set>> {
        let mut column = 0;
        let mut place = |cell: &Cell| {
            let end = shares.len().min(column + cell.span);
            let [from, to] = [column, end].map(|at| LEFT + WIDTH * shares[..at].iter().sum::<f32>());
            column = end;
            self.cell(cell, from, if end == shares.len() { to } else { to - GAP })
        };
        row.cells.iter().map(&mut place).collect()
    }

    fn cell(&self, cell: &Cell, from: f32, to: f32) -> Vec<Set> {
        let style = if cell.bold { Style::BOLD } else { Style::TEXT };
        let below = cell.below.iter().map(|text| (text, Style::BELOW));
        let (mut set, mut down) = (Vec::new(), 0.0);
        for (text, style) in [(&cell.text, style)].into_iter().chain(below) {
            let face = self.faces.of(style.bold);
            for line in face.lines(text, style.size, to - from) {
                let text = line.trim_end();
                let x = if cell.right { to - face.width(text, style.size) } else { from };
                set.push(Set { x, down, style, text: format!("{text} ") });
                down += style.leading();
            }
        }
        set
    }
}

/// A line of a cell: where it begins, and how far down from the top of the row.
struct Set {
    x: f32,
    down: f32,
    style: Style,
    text: String,
}

fn height(cells: &[Vec<Set>]) -> f32 {
    let last = |lines: &Vec<Set>| lines.last().map_or(0.0, |line| line.down + line.style.leading());
    cells.iter().map(last).fold(Style::TEXT.leading(), f32::max) + 2.0 * PAD
}
