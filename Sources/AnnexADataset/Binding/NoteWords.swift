/// The words by which a row that is no child's is known: totals, notes of the report's program, names of groups.
///
/// All are written as `Folding.code` folds them. The words open rows in which nothing but the identifier's cell is
/// filled, or nothing but counts beside it, and none of them is an identifier of a case system.
enum NoteWords {
    /// Open a row of totals or notes, whatever else is in it.
    static let openingsOfAny = ["total", "totals", "count", "grand total", "sum", "source", "notes"]

    /// The first or last word of a total beside which stand nothing but counts: `Subtotal`, `Team 4 Total`.
    static let totals: Set<Substring> = [
        "total", "totals", "subtotal", "subtotals", "sub-total", "sub-totals", "count", "average",
    ]

    /// Open what a report says of itself: `Page 1 of 2`, `List 1: Contacts`, `Printed on 01/04/2024`.
    static let openings = [
        "annex a", "as at", "as of", "created", "data", "date of report", "date run", "end", "exported",
        "extracted", "filter", "filters", "generated", "list", "number of", "page", "parameters", "prepared",
        "printed", "produced", "records", "report", "rows", "run at", "run by", "run date", "run on",
    ]

    /// Close what a report says of itself: `6 records`.
    static let closings: Set<Substring> = ["records", "rows"]

    /// Name a group whose children stand below: `Team 3`, `Assessment Team 2`.
    static let groups: Set<Substring> = ["area", "locality", "team"]

    /// Whether a text opens with one of these and a word ends there.
    static func opens(_ folded: Substring, _ openings: [String]) -> Bool {
        openings.contains { opening in
            folded.hasPrefix(opening)
                && !(folded.dropFirst(opening.count).first.map { $0.isLetter || $0.isNumber } ?? false)
        }
    }
}
