//! What stands on a paper, in reading order, before anybody knows where: headings, paragraphs and tables of plain text.

/// A paper in words.
#[derive(Debug)]
pub struct Sheet {
    /// What the file is called by a reader.
    pub title: String,
    /// The heading of it all.
    pub heading: String,
    /// Who sold: the name, then address and e-mail.
    pub seller: Vec<String>,
    /// The rest, from above.
    pub blocks: Vec<Block>,
}

/// A part of a paper.
#[derive(Debug)]
pub enum Block {
    /// A heading of the second rank; it stays with what follows.
    Heading(String),
    /// What the paper is about, in larger letters.
    Lead(String),
    /// A paragraph.
    Text(String),
    /// A table.
    Table(Table),
}

/// A table.
#[derive(Debug)]
pub struct Table {
    /// What it is about, for those who hear it.
    pub summary: String,
    /// The share of the width of each column; they add up to one.
    pub shares: Vec<f32>,
    /// The heads of the columns, repeated on every page.
    pub head: Option<Row>,
    /// Its rows.
    pub body: Vec<Row>,
    /// What they add up to.
    pub foot: Vec<Row>,
}

/// A row.
#[derive(Debug)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug)]
pub struct Cell {
    /// What it is to those who hear it.
    pub role: Role,
    /// What it says.
    pub text: String,
    /// What it adds, in paler letters below.
    pub below: Option<String>,
    /// In bold.
    pub bold: bool,
    /// To the right of its column.
    pub right: bool,
    /// Over how many columns it goes.
    pub span: usize,
}

/// What a cell is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The head of a column.
    ColumnHead,
    /// The head of a row.
    RowHead,
    /// Neither.
    Data,
}

impl Cell {
    /// A cell of one column, to the left.
    pub fn new(role: Role, text: String) -> Self {
        let bold = role == Role::ColumnHead;
        Self { role, text, below: None, bold, right: false, span: 1 }
    }

    /// The same to the right, as numbers are.
    #[must_use]
    pub fn right(self) -> Self {
        Self { right: true, ..self }
    }

    /// The same in bold or not.
    #[must_use]
    pub fn bold(self, bold: bool) -> Self {
        Self { bold, ..self }
    }

    /// The same over several columns.
    #[must_use]
    pub fn over(self, span: usize) -> Self {
        Self { span, ..self }
    }

    /// The same with something below.
    #[must_use]
    pub fn with_below(self, below: String) -> Self {
        Self { below: Some(below), ..self }
    }
}
