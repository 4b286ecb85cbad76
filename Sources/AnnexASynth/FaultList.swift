package import AnnexASchema

/// What was planted, as text: one line a fault, and one for each error or warning that has none.
package struct FaultList: Sendable {
    private let inRows: [SynthFault]
    private let ofFiles: [SynthFault]

    /// The faults of a return's rows, and those that have a file each.
    package init(inRows: [SynthFault], ofFiles: [SynthFault]) {
        self.inRows = inRows
        self.ofFiles = ofFiles
    }

    /// Rules that cannot be planted, and why.
    package static let withoutFault = [
        "A00-R13": "a workbook written here has no formulas",
        "AWN-R07": "A07-R15 tells of the same",
    ]

    /// Comma-separated values: `rule,list,sheet,cell,child,how,also,file`.
    ///
    /// `also` names rules that cannot but tell of it too, and `file` the workbook where it is not the return.
    /// A rule without a fault has a line without list, and `how` says why: a small return may have no row for it.
    package func csv(rules: [RuleDefinition]) -> String {
        var lines = ["rule,list,sheet,cell,child,how,also,file"]
        for fault in inRows { lines.append(line(fault, file: "")) }
        for fault in ofFiles { lines.append(line(fault, file: fault.rule + ".xlsx")) }
        let planted = Set((inRows + ofFiles).map(\.rule))
        for rule in rules where !planted.contains(rule.id) && rule.severity <= .warning {
            let why = Self.withoutFault[rule.id] ?? "no row of this return fits"
            lines.append("\(rule.id),,,,,\(quoted("not planted: " + why)),,")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func line(_ fault: SynthFault, file: String) -> String {
        [
            fault.rule, fault.list.map(String.init) ?? "", fault.sheet, fault.cell, fault.child, fault.how,
            fault.implies.joined(separator: " "), file,
        ].map(quoted).joined(separator: ",")
    }

    private func quoted(_ text: String) -> String {
        guard text.contains(where: { ",\"\n".contains($0) }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
            + "\""
    }
}
