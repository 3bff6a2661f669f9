extern alias web;

using BenchmarkDotNet.Attributes;
using KnowledgePackages.Domain.Content;
using KnowledgePackages.Domain.Content.Search;
using web::KnowledgePackages.Web.Search;

namespace KnowledgePackages.Benchmarks.Micro;

/// <summary>
/// Building the search over all languages, and one question. What a start needs, with code that was never run, the host's log says
/// (event 211); a changed content finds the code warm, as here.
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
    }

    [Benchmark]
    public IContentSearch Build()
    {
        var search = new ContentSearch(_content, TimeProvider.System);
        search.Build();
        return search;
    }

    [Benchmark]
    [Arguments("en", "how do I find companies for internships")]
    [Arguments("de", "Wie finde ich Betriebe für Praktika?")]
    [Arguments("uk", "how do I find companies for internships")]
    public SearchResult Find(string language, string question) => _search.Find(language, question, DateTimeOffset.MaxValue);
}
