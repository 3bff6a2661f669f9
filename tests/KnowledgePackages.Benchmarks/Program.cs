using BenchmarkDotNet.Running;
using KnowledgePackages.Benchmarks.Load;
using KnowledgePackages.Benchmarks.Sdk;

return args switch
{
    ["load", "page", .. var rest] => await PageCommand.RunAsync(rest),
    ["load", "chats", .. var rest] => await ChatsCommand.RunAsync(rest),
    ["load", "long", .. var rest] => await LongCommand.RunAsync(rest),
    ["load", "soak", .. var rest] => await SoakCommand.RunAsync(rest),
    ["load", "rest", .. var rest] => await RestCommand.RunAsync(rest),
    ["load", "profile", .. var rest] => await ProfileCommand.RunAsync(rest),
    ["load", .. var rest] => await LoadCommand.RunAsync(rest),
    ["weaknesses", .. var rest] => await WeaknessesCommand.RunAsync(rest),
    ["limit", .. var rest] => await LimitHost.RunAsync(rest),
    ["sdk", .. var rest] => await SdkHost.RunAsync(rest),
    _ => Benchmarks(args),
};

static int Benchmarks(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    return 0;
}
