// Opens a file with Gephi's own importer and prints what came of it as JSON lines.

import java.io.File;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

public class Gephi {
    public static void main(String[] files) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        ImportController importer = Lookup.getDefault().lookup(ImportController.class);
        Container container = importer.importFile(new File(files[0]));
        importer.process(container, new DefaultProcessor(), projects.getCurrentWorkspace());
        GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel();
        System.out.printf("[\"nodes\", %d, \"%s\"]%n", model.getGraph().getNodeCount(), model.getTimeFormat());
        for (Edge edge : model.getGraph().getEdges()) {
            Object interval = edge.getAttribute("timeset");
            System.out.printf("[\"edge\", \"%s\", \"%s\", \"%s\", \"%s\", %d, %s]%n", edge.getId(),
                    edge.getSource().getId(), edge.getTypeLabel(), edge.getTarget().getId(),
                    (long) edge.getWeight(), interval == null ? "null" : "\"" + interval + "\"");
        }
        System.exit(0); // its threads would keep it waiting
    }
}
