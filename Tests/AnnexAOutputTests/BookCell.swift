import Foundation

/// A cell as `cells` tells it.
struct BookCell: Decodable {
    let sheet: String
    let row: Int
    let column: Int
    let type: String
    let text: String

    init(_ line: some StringProtocol) throws {
        self = try JSONDecoder().decode(BookCell.self, from: Data(line.utf8))
    }

    private enum Keys: String, CodingKey {
        case sheet, row, column, type, value
    }

    init(from decoder: any Decoder) throws {
        let keys = try decoder.container(keyedBy: Keys.self)
        sheet = try keys.decode(String.self, forKey: .sheet)
        row = try keys.decode(Int.self, forKey: .row)
        column = try keys.decode(Int.self, forKey: .column)
        type = try keys.decode(String.self, forKey: .type)
        if let words = try? keys.decode(String.self, forKey: .value) {
            text = words
        } else {
            text = "\(try keys.decode(Double.self, forKey: .value))"
        }
    }
}
