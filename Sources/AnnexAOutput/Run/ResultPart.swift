/// What of a run's results can be asked for by name; `run.json` is always written.
public enum ResultPart: String, Sendable, CaseIterable {
    /// The lists, mapping, rejects and children as CSV, with the data package.
    case csv
    /// The lists as JSON Lines.
    case jsonl
    /// One database.
    case sqlite
    /// The return in its edition's own layout.
    case xlsx
    /// The findings in all forms.
    case findings
    /// The summary as workbook and page.
    case summary
    /// `indicators.json`, which goes with the summary, too.
    case indicators

    /// What `run` writes.
    public static let ofRun: [ResultPart] = [.csv, .sqlite, .xlsx, .findings, .summary, .indicators]
}
