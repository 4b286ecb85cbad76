import AnnexASchema

/// The files that a run leaves in its folder, by their names.
public enum ResultNames {
    private static let fixed: Set<String> = [
        "summary.xlsx", "summary.html", "findings.csv", "findings.json", "findings.html", "findings.xlsx",
        "children.csv", "extra.csv", "indicators.json", "annex-a.sqlite", "annex-a.xlsx", "mapping.csv",
        "lost.csv",
        "datapackage.json", "run.json", "lists/rejects.csv",
    ]

    /// Whether a file of that path below a result folder is the program's own; others are their owner's and kept.
    public static func isResult(_ name: String) -> Bool {
        if fixed.contains(name) { return true }
        let parts = name.split(separator: "/")
        guard parts.count == 2, parts[0] == "lists" else { return false }
        let digits = parts[1].prefix(3)
        return digits.last == "-" && Int(digits.prefix(2)) != nil
            && (parts[1].hasSuffix(".csv") || parts[1].hasSuffix(".jsonl"))
    }
}
