/// The place of a cell as people write it: `B7`.
public struct CellReference: Hashable, Sendable {
    /// The row, counted from 0.
    public let row: Int
    /// The column, counted from 0.
    public let column: Int

    /// The cell at that row and column, both counted from 0.
    public init(row: Int, column: Int) {
        self.row = row
        self.column = column
    }

    /// Reads `B7`, with or without dollar signs, from bytes; nil for anything else or beyond Excel's limits.
    public init?(_ bytes: Span<UInt8>) {
        var column = 0
        var row = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x24 {
                index += 1
                continue
            }
            let letter = byte & 0xDF
            guard letter >= 65, letter <= 90 else { break }
            column = column * 26 + Int(letter) - 64
            guard column <= 16_384 else { return nil }
            index += 1
        }
        guard column > 0 else { return nil }
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x24, row == 0 {
                index += 1
                continue
            }
            guard byte >= 48, byte <= 57 else { return nil }
            row = row * 10 + Int(byte) - 48
            guard row <= 1_048_576 else { return nil }
            index += 1
        }
        guard row > 0 else { return nil }
        self.row = row - 1
        self.column = column - 1
    }

    /// The letters of a column counted from 0: `A`, `AB`.
    public static func letters(ofColumn column: Int) -> String {
        var rest = column + 1
        var letters: [UInt8] = []
        while rest > 0 {
            letters.insert(UInt8(65 + (rest - 1) % 26), at: 0)
            rest = (rest - 1) / 26
        }
        return String(decoding: letters, as: UTF8.self)
    }
}

extension CellReference: CustomStringConvertible {
    /// `B7`.
    public var description: String { Self.letters(ofColumn: column) + String(row + 1) }
}
