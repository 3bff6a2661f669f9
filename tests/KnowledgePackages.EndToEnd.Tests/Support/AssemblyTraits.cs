[assembly: AssemblyTrait("Category", "Peer")]
