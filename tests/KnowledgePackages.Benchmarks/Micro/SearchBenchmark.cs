extern alias web;

using BenchmarkDotNet.Attributes;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Search;
using Microsoft.Extensions.Logging.Abstractions;
using web::KnowledgePackages.Web.Search;

namespace KnowledgePackages.Benchmarks.Micro;

/// <summary>
/// Measures how long the index of one language takes to build, and how long one question takes. The code is compiled before the
/// measurement, as it is in a running host. After a start, the first index takes longer, because the code is compiled. The host logs this
/// time (event 211).
/// </summary>
[MemoryDiagnoser]
public class SearchBenchmark
{
    private DialogsContent _content = null!;
    private IContentSearch _search = null!;

    [GlobalSetup]
    public void Setup()
    {
        _content = Repository.LoadContent();
        _search = Build();
        foreach (var language in _content.Languages)
        {
            _search.Find(language, "x");
        }
    }

    [Benchmark]
    public IContentSearch Build()
    {
        var search = new ContentSearch(_content, TimeProvider.System, NullLogger<ContentSearch>.Instance);
        search.Find("en", "companies");
        return search;
    }

    [Benchmark]
    [Arguments("en", "how do I find companies for internships")]
    [Arguments("de", "Wie finde ich Betriebe für Praktika?")]
    [Arguments("uk", "how do I find companies for internships")]
    [Arguments("en", "we have twenty small firms near the school, but none of them takes our learners for longer than a week, what can we do?")]
    public SearchResult Find(string language, string question) => _search.Find(language, question);
}
