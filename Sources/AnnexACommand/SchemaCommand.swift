import AnnexAOutput
import AnnexASchema
import ArgumentParser
import ChATReport
import Validation

struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Shows and checks what the program knows of Annex A.",
        subcommands: [List.self, Show.self, Check.self, Export.self, Recognise.self])

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "Lists editions and their lists.")
        @OptionGroup var schemas: SchemaOptions
        @OptionGroup var report: ReportOptions
        @Option(help: "The form of the list.") var format: Format = .text

        func run() throws {
            let view = SchemaView(schema: try schemas.load())
            Program.tell(format == .json ? view.overview.pretty() : view.overviewText)
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show",
            abstract: "Shows one list, code set, rule or indicator: 7, ethnicity, A07-R03, CON-01.")
        @Argument(help: "A list's number, or the name of a code set, rule or indicator.") var id: String
        @Option(help: "The edition; the newest if not given.") var edition: String?
        @OptionGroup var schemas: SchemaOptions
        @OptionGroup var report: ReportOptions
        @Option(help: "The form of the answer.") var format: Format = .text

        func run() throws {
            let schema = try schemas.load()
            let shown = try schema.named(edition)
            guard let json = SchemaView(schema: schema).details(of: id, edition: shown) else {
                throw Outcome.usage(
                    "nothing is called '\(id)': give a list's number (1 to 11), a code set, a rule or an indicator"
                )
            }
            Program.tell(format == .json ? json.pretty() : SchemaView.text(json))
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Checks a folder of schema files, and says file and line of what is wrong.")
        @Argument(help: "The folder; the program's own if not given.", completion: .directory) var path:
            String?
        @Option(help: "The form of what is wrong.") var format: Format = .text
        @OptionGroup var schemas: SchemaOptions
        @OptionGroup var report: ReportOptions

        func run() throws {
            let path = path ?? schemas.schemas
            guard let folder = path.map(SchemaFolder.init(path:)) ?? SchemaFolder.besideProgram() else {
                throw Outcome.usage("give the folder of schema files to check")
            }
            if let path, !InputPaths.isFolder(path) {
                throw Outcome.unreadable(["\(path): there is no such folder"])
            }
            var mistakes = folder.mistakes()
            guard mistakes.isEmpty else { return try tell(mistakes) }
            let schema = try folder.load()
            mistakes =
                RuleExampleRunner(schema: schema).mistakes()
                + IndicatorExampleRunner(schema: schema).mistakes()
            guard mistakes.isEmpty, format == .text else { return try tell(mistakes) }
            Program.tell(
                "\(schema.editions.count) editions, \(schema.lists.reduce(0) { $0 + $1.columns.count }) columns, "
                    + "\(schema.codeSets.count) code sets, \(schema.rules.count) rules, "
                    + "\(schema.indicators.count) indicators: nothing wrong")
        }

        private func tell(_ mistakes: [SchemaError]) throws {
            switch format {
            case .text: for mistake in mistakes { Program.tell(mistake.description) }
            case .json:
                let all = mistakes.map { mistake in
                    JSONText.object([
                        ("file", .string(mistake.file)), ("line", .optional(mistake.line)),
                        ("message", .string(mistake.reason)),
                    ])
                }
                Program.tell(JSONText.object([("mistakes", .array(all))]).pretty())
            }
            if !mistakes.isEmpty { try report.endWithMistakes() }
        }
    }

    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Prints an edition's columns and codes, or what normalised lists look like.",
            discussion: """
                json and csv tell columns and codes as Ofsted publishes them; json-schema tells a row of the JSON Lines \
                that convert writes, and table-schema its CSV, as Frictionless has it.
                """)
        @Option(help: "The form: json, csv, json-schema or table-schema.") var format: ExportFormat = .json
        @Option(help: "One list alone, 1 to 11.") var list: Int?
        @Option(help: "The edition; the newest if not given.") var edition: String?
        @OptionGroup var schemas: SchemaOptions
        @OptionGroup var report: ReportOptions

        enum ExportFormat: String, ExpressibleByArgument, CaseIterable {
            case json, csv
            case jsonSchema = "json-schema"
            case tableSchema = "table-schema"
        }

        func validate() throws {
            guard (1...11).contains(list ?? 1) else { throw ValidationError("a list is numbered 1 to 11") }
        }

        func run() throws {
            let schema = try schemas.load()
            let export = SchemaExport(schema: schema, edition: try schema.named(edition), list: list)
            switch format {
            case .json: Program.tell(export.json.pretty(levels: 4))
            case .csv: Program.tell(export.csv)
            case .jsonSchema: Program.tell(export.jsonSchema.pretty(levels: 4))
            case .tableSchema: Program.tell(export.tableSchema.pretty(levels: 3))
            }
        }
    }
}
