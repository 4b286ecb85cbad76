/// Texts that mean nothing was typed.
enum BlankMarkers {
    private static let everywhere: Set<String> = ["", "-", "n/a", "null", "nan", "none", "(blank)"]
    private static let errors: Set<String> = [
        "#n/a", "#value!", "#ref!", "#name?", "#div/0!", "#num!", "#null!", "#getting_data", "#spill!",
        "#calc!",
    ]
    private static let worded: Set<String> = [
        "tbc", "tba", "unknown", "not known", "not recorded", "no data", "na", "pd.na", "znotrecorded",
        "not applicable", "not available", "not entered", "missing", "<blank>", "blank", "?", "--", ".", "..",
        "xxxx", "data not captured in mosaic", "data not captured on mosaic", "#multivalue",
    ]

    /// Blank in every column.
    static func isBlank(_ folded: String) -> Bool {
        everywhere.contains(folded)
    }

    /// An Excel error, as a text.
    static func isError(_ folded: String) -> Bool {
        errors.contains(folded)
    }

    /// Words for nothing: blank in coded columns, unreadable in dates, numbers and identifiers.
    static func isWorded(_ folded: String) -> Bool {
        worded.contains(folded) || folded.hasPrefix("zz") || folded.hasPrefix("~do not use")
    }
}
