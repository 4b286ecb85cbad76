import ArgumentParser

@main
struct AnnexACommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "annex-a")
}
