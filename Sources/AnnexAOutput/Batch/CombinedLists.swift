public import ResultFiles

/// The lists of all returns of a batch as one dataset, in folders that say whose, of when and which list:
/// `combined/la=Demoshire/as_at=2024-03-31/list=03-referrals/Demoshire 2024-03-31.csv`.
///
/// The files are those of the result folders under a second name, where the file system has such, and take no room.
public struct CombinedLists {
    /// What the folder is called.
    public static let name = "combined"
    private let rows: [BatchRow]

    /// The dataset of the returns that have results.
    public init(rows: [BatchRow]) {
        self.rows = rows
    }

    /// Writes the whole dataset anew in the folder of the batch, where it appears in one step.
    public func write(in folder: ResultFolder) throws(OutputError) {
        let staged = try folder.staged(Self.name)
        for row in rows {
            guard let outcome = row.outcome else { continue }
            let authority = row.authority.isEmpty ? "unknown" : Self.escaped(row.authority)
            let place = "la=\(authority)/as_at=\(outcome.asAt)"
            for list in outcome.listFiles {
                let part = "\(place)/list=\(list.dropFirst("lists/".count).dropLast(".csv".count))"
                try staged.folder.makeFolder(part)
                try staged.folder.adopt("\(folder.path)/\(row.name)/\(list)", as: "\(part)/\(row.name).csv")
            }
        }
        // nothing in it is anyone else's: a partition that is no longer of the batch must go
        try staged.commit { _ in true }
    }

    /// The value as Hive and its kin write it in a folder's name.
    static func escaped(_ value: String) -> String {
        let digits = Array("0123456789ABCDEF")
        return value.utf8.reduce(into: "") { text, byte in
            let character = Character(UnicodeScalar(byte))
            if byte < 0x80, character.isLetter || character.isNumber || " _-.,()'&".contains(character) {
                text.append(character)
            } else {
                text += "%" + String(digits[Int(byte >> 4)]) + String(digits[Int(byte & 15)])
            }
        }
    }
}
