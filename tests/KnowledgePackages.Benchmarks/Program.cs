using System.Net.WebSockets;
using BenchmarkDotNet.Running;
using KnowledgePackages.Benchmarks.Load;
using KnowledgePackages.Benchmarks.Sdk;
using Microsoft.Playwright;

return args switch
{
    ["load", "page", .. var rest] => await RunAsync(PageCommand.RunAsync(rest)),
    ["load", "chats", .. var rest] => await RunAsync(ChatsCommand.RunAsync(rest)),
    ["load", "long", .. var rest] => await RunAsync(LongCommand.RunAsync(rest)),
    ["load", "soak", .. var rest] => await RunAsync(SoakCommand.RunAsync(rest)),
    ["load", "rest", .. var rest] => await RunAsync(RestCommand.RunAsync(rest)),
    ["load", "profile", .. var rest] => await RunAsync(ProfileCommand.RunAsync(rest)),
    ["load", .. var rest] => await RunAsync(LoadCommand.RunAsync(rest)),
    ["weaknesses", .. var rest] => await RunAsync(WeaknessesCommand.RunAsync(rest)),
    ["limit", .. var rest] => await LimitHost.RunAsync(rest),
    ["sdk", .. var rest] => await SdkHost.RunAsync(rest),
    _ => Benchmarks(args),
};

// Returns the exit code: 0, or 1 after an error that the command's user can understand.
static async Task<int> RunAsync(Task command)
{
    try
    {
        await command;
        return 0;
    }
    catch (Exception error) when (error is FormatException or InvalidOperationException or WrongAnswerException or HttpRequestException
        or TimeoutException or WebSocketException or PlaywrightException)
    {
        await Console.Error.WriteLineAsync(error.Message);
        return 1;
    }
}

static int Benchmarks(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    return 0;
}
